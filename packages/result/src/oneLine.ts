/** Control characters and runs of white space become one space; longer text is cut, with an ellipsis. */
export const oneLine = (text: string, limit: number): string => {
  const flat = text
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g, ' ')
    .trim()
  return flat.length <= limit ? flat : `${flat.slice(0, limit - 1)}…`
}
