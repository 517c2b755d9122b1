import { isDigit, isSpace } from './longInteger'

const largestSafe = [57, 48, 48, 55, 49, 57, 57, 50, 53, 52, 55, 52, 48, 57, 57, 49] // 9007199254740991

const isNameByte = (byte: number): boolean =>
  (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || isDigit(byte) || byte === 95

const isSafe = (json: Uint8Array, start: number, end: number): boolean => {
  if (end - start > 16) return false
  for (let i = 0; i < 16; i++) {
    const difference = (json[start + i] as number) - (largestSafe[i] as number)
    if (difference !== 0) return difference < 0
  }
  return true
}

const beforeSpace = (json: Uint8Array, from: number): number => {
  let at = from
  while (at >= 0 && isSpace(json[at] as number)) at--
  return at
}

/** Whether the byte at `colon` stands between a key and its value: a quote right after a name byte closes a key. */
const followsKey = (json: Uint8Array, colon: number): boolean =>
  colon >= 3 && json[colon] === 58 && json[colon - 1] === 34 && isNameByte(json[colon - 2] as number)

/**
 * Whether a digit run is an integer that stands as a value. `unclear` where only a reader of the whole text can tell,
 * because the run may be inside a string.
 */
const placeOf = (
  json: Uint8Array,
  start: number,
  end: number,
  lastEnd: number,
): 'value' | 'elsewhere' | 'unclear' => {
  const after = json[end]
  if (after === 46 || after === 69 || after === 101) return 'elsewhere'
  const at = beforeSpace(json, start - 1)
  const before = json[at]
  if (before !== 58 && before !== 44 && before !== 91) {
    return at >= 0 && at === start - 1 ? 'elsewhere' : 'unclear'
  }
  if (after !== 44 && after !== 125 && after !== 93) return 'unclear'
  const proven =
    before === 58
      ? followsKey(json, at)
      : before === 91
        ? followsKey(json, beforeSpace(json, at - 1))
        : at === lastEnd
  return proven ? 'value' : 'unclear'
}

/**
 * The integers outside ±(2^53 − 1) of a JSON body, as flat starts and ends; `undefined` where that cannot be told
 * without reading all of it. A run of 16 digits covers every sixteenth byte, so only those are looked at.
 */
export const findLongIntegers = (json: Uint8Array): ReadonlyArray<number> | undefined => {
  const spans: number[] = []
  let lastEnd = -1
  for (let i = 15; i < json.length; i += 16) {
    if (!isDigit(json[i] as number)) continue
    let start = i
    let end = i + 1
    while (start > 0 && isDigit(json[start - 1] as number)) start--
    while (end < json.length && isDigit(json[end] as number)) end++
    if (end - start < 16) continue
    // The next probe is the first that can belong to another run.
    i = end - ((end - i) % 16)
    if (isSafe(json, start, end)) continue
    if (json[start] === 48) continue
    if (start > 0 && json[start - 1] === 45) start--
    const place = placeOf(json, start, end, lastEnd)
    if (place === 'unclear') return undefined
    if (place === 'elsewhere') continue
    spans.push(start, end)
    lastEnd = end
  }
  return spans
}
