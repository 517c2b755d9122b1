/**
 * Characters that move a cursor, change the direction of text or show nothing at all: controls (tab and line feed too), C1,
 * marks of direction, zero-width characters, fillers, tags. Joiners count where they join nothing: at the beginning, and
 * behind Latin and Han. Global, for `replace`.
 */
export const unprintable =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]|(?<![^\0-\u02ff\p{sc=Han}])[\u200c\u200d]|\u034f/gu

/** Characters that a terminal does not show, and runs of white space, become one space; longer text is cut, with an ellipsis. */
export const oneLine = (text: string, limit: number): string => {
  const flat = text.replace(unprintable, ' ').replace(/\s+/g, ' ').trim()
  return flat.length <= limit ? flat : `${flat.slice(0, limit - 1)}…`
}
