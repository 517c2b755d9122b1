/**
 * Words of a text for the search: what stands between blanks and signs, and of Chinese every two characters that stand
 * side by side, since it puts no blanks between words. It is written into the page as text, so it uses nothing around it.
 */
export const tokenize = (text) =>
  text
    .toLowerCase()
    .split(/[\s\p{P}\p{S}]+/u)
    .flatMap((word) =>
      word
        .split(/([\p{Script=Han}]+)/u)
        .flatMap((part) =>
          /\p{Script=Han}/u.test(part) && part.length > 2
            ? Array.from({ length: part.length - 1 }, (_none, i) => part.slice(i, i + 2))
            : [part],
        ),
    )
    .filter((word) => word !== '')
