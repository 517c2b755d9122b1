/** JSON as text, in which every integer outside ±(2^53 − 1) stands in quotes. */
export interface ExactText {
  readonly text: string
  /** Whether quotes were put in. */
  readonly quoted: boolean
}

/**
 * Puts long integers into quotes, the short way where that is provably right.
 *
 * @param most how many there may be
 * @returns undefined where there are more
 */
export const quoteLongIntegers = (source: string | Uint8Array, most: number): ExactText | undefined => {
  if (typeof source === 'string')
    return hasLongRun(source) ? quoteInText(source, most) : { text: source, quoted: false }
  const places = findLongIntegers(source)
  if (places === undefined) return quoteInText(utf8(source), most)
  if (places.length > 2 * most) return undefined
  if (places.length === 0) return { text: utf8(source), quoted: false }
  return { text: utf8(insertQuotes(source, places)), quoted: true }
}

export const utf8 = (bytes: Uint8Array): string =>
  (bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).toString(
    'utf8',
  )

const largestSafe = '9007199254740991'
const largestSafeBytes = Buffer.from(largestSafe)

const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Space, tab, line feed and carriage return: all the white space JSON has. */
const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9

/** Whether 16 digits stand in a row anywhere; such a run covers every sixteenth character. */
const hasLongRun = (text: string): boolean => {
  for (let i = 15; i < text.length; i += 16) {
    if (!isDigit(text.charCodeAt(i))) continue
    let start = i
    let end = i + 1
    while (isDigit(text.charCodeAt(start - 1))) start--
    while (isDigit(text.charCodeAt(end))) end++
    if (end - start >= 16) return true
    i = end - ((end - i) % 16)
  }
  return false
}

/**
 * Whether the digits from `start` to `end` are an integer a double cannot hold exactly, standing where an array item
 * or a member's value ends. What begins with 0, goes on as a fraction or exponent, or stands where a key would is not.
 */
const isLongInteger = (text: string, start: number, end: number): boolean => {
  const length = end - start
  if (length < 16 || text.charCodeAt(start) === 48) return false
  if (length === 16 && text.slice(start, end) <= largestSafe) return false
  let next = end
  while (isSpace(text.charCodeAt(next))) next++
  if (next === text.length) return true
  const code = text.charCodeAt(next)
  return code === 44 || code === 125 || code === 93
}

// The position after the string that opens at `start`; the end of the text when it never closes.
const afterString = (text: string, start: number): number => {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let slash = quote
    while (text.charCodeAt(slash - 1) === 92) slash--
    if ((quote - slash) % 2 === 0) return quote + 1
  }
  return text.length
}

const isNumberCharacter = (code: number): boolean =>
  isDigit(code) || code === 43 || code === 45 || code === 46 || code === 69 || code === 101

/** Ends of integers, up to which joining pieces is quicker than writing all characters anew. */
const fewSpans = 64

/** The long way, for any text: goes through all of it, knowing what is inside a string. */
const quoteInText = (text: string, most: number): ExactText | undefined => {
  const spans: number[] = []
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === 34) {
      at = afterString(text, at)
    } else if (isNumberCharacter(code)) {
      const start = at
      const digits = code === 45 ? start + 1 : start
      at = digits
      while (isDigit(text.charCodeAt(at))) at++
      if (isLongInteger(text, digits, at)) spans.push(start, at)
      while (isNumberCharacter(text.charCodeAt(at))) at++
    } else at++
  }
  if (spans.length > 2 * most) return undefined
  if (spans.length === 0) return { text, quoted: false }
  if (spans.length <= fewSpans) {
    let quoted = ''
    let from = 0
    for (const to of spans) {
      quoted += `${text.slice(from, to)}"`
      from = to
    }
    return { text: quoted + text.slice(from), quoted: true }
  }
  // Joining millions of pieces takes longer than all else.
  const out = new Uint16Array(text.length + spans.length)
  let to = 0
  let next = 0
  for (let from = 0; from < text.length; from++) {
    if (from === spans[next]) {
      out[to++] = 34
      next++
    }
    out[to++] = text.charCodeAt(from)
  }
  if (next < spans.length) out[to] = 34
  return { text: Buffer.from(out.buffer).toString('utf16le'), quoted: true }
}

const isNameByte = (byte: number): boolean =>
  (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || isDigit(byte) || byte === 95

const isSafe = (json: Uint8Array, start: number, end: number): boolean => {
  if (end - start > 16) return false
  for (let i = 0; i < 16; i++) {
    const difference = (json[start + i] as number) - (largestSafeBytes[i] as number)
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
const findLongIntegers = (json: Uint8Array): ReadonlyArray<number> | undefined => {
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

/** Shorter pieces are moved byte by byte: a call costs more. */
const shortPiece = 64

/** The body with a quote at each of the given places. */
const insertQuotes = (json: Uint8Array, places: ReadonlyArray<number>): Uint8Array => {
  const room = places.length
  const out = new Uint8Array(json.length + room)
  // The body goes to the far end and moves up piece by piece: copying within one array allocates nothing.
  out.set(json, room)
  let from = 0
  let to = 0
  for (const place of places) {
    if (place - from > shortPiece) {
      out.copyWithin(to, from + room, place + room)
      to += place - from
    } else for (let at = from + room; at < place + room; at++) out[to++] = out[at] as number
    out[to++] = 34
    from = place
  }
  return out
}
