const stars = '***'

/** The most of a text that is looked at, in characters: an answer may be any size, and this runs on every failure. */
const longest = 8_192

/**
 * Texts that must not be shown. `secrets` are random: any long piece of one is hidden, too. `values` are personal: each is
 * hidden as a whole, and half of one where a text was cut, because a piece of a name is an ordinary word.
 */
export interface Hidden {
  readonly secrets: ReadonlyArray<string>
  readonly values?: ReadonlyArray<string>
}

export interface ScrubOptions {
  /** Whether the text may end in the middle of something: then half of a secret at its end is hidden, too. */
  readonly isCut?: boolean
}

/**
 * Replaces by `***` every given text in every form in which it may come back: as it is and in another case, as a form or a
 * URL writes it (upper or lower hex, `+`), as JSON and HTML escape it, as hex, and as Base64 of it or of more than it, also
 * one form inside another. What it does not find it returns unchanged.
 * A text longer than 8,192 characters is cut first.
 */
export const scrub = (
  text: string,
  { secrets, values = [] }: Hidden,
  { isCut = text.length > longest }: ScrubOptions = {},
): string => {
  const sought = [...needlesOf(secrets, true), ...needlesOf(values, false)]
  if (text === '' || sought.length === 0) return text
  const shown = text.length > longest ? text.slice(0, longest) : text
  const spans: Array<Span> = []
  mark(asItIs(shown), { sought, isCut }, 3, spans)
  return covered(shown, spans)
}

/** A range of the text that is shown: from inclusive, to exclusive. */
type Span = readonly [from: number, to: number]

/** A text read out of another one, and where each of its UTF-16 units stands there. */
interface View {
  readonly text: string
  readonly from: ArrayLike<number>
  readonly to: ArrayLike<number>
}

interface Search {
  readonly sought: ReadonlyArray<Needle>
  readonly isCut: boolean
}

interface Needle {
  readonly text: string
  /** Whether it is sought in any case. */
  readonly isFolded: boolean
  /** Every run of `pieceLength` of a secret that is long enough to be told from chance. */
  readonly pieces: ReadonlySet<string>
}

/** A shorter text is no secret, and occurs in every sentence. */
const shortest = 4
const pieceLength = 8
const longEnoughForPieces = 16
/** A shorter beginning at a cut gives nothing away, and would be found by chance. */
const shortestBeginning = 6
/** Upper and lower case of a shorter text differ by chance: `OK` and `ok`. */
const shortestFolded = 6

const needlesOf = (texts: ReadonlyArray<string>, areSecrets: boolean): ReadonlyArray<Needle> =>
  texts.flatMap((text) => {
    if (text.length < shortest) return []
    const plain = decoded(asItIs(text))?.text
    // Readers of answers take white space off the ends of a text, and zeros off the beginning of a number.
    return [
      ...new Set([text, text.trim(), text.replace(/^0+(?=\d+$)/, ''), plain ?? '', plain?.trim() ?? '']),
    ].flatMap((form) => {
      if (form === '') return []
      // A blank that was taken off makes a secret no shorter.
      const isFolded = text.length >= shortestFolded
      const folded = isFolded ? fold(form) : form
      const pieces = new Set<string>()
      if (areSecrets && folded.length >= longEnoughForPieces)
        for (let at = 0; at + pieceLength <= folded.length; at++)
          pieces.add(folded.slice(at, at + pieceLength))
      return [{ text: folded, isFolded, pieces }]
    })
  })

/** In one case, and with one sign for a blank: a form writes it as `+`. Never longer or shorter than the text. */
const fold = (text: string): string => {
  const lower = text.toLowerCase()
  const folded =
    lower.length === text.length
      ? lower
      : [...text]
          .map((sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign))
          .join('')
  return folded.replaceAll('+', ' ')
}

const asItIs = (text: string): View => {
  const from = new Int32Array(text.length)
  const to = new Int32Array(text.length)
  for (let at = 0; at < text.length; at++) {
    from[at] = at
    to[at] = at + 1
  }
  return { text, from, to }
}

/** Marks what is sought in a view and in all that can be read out of it. */
const mark = (view: View, search: Search, depth: number, spans: Array<Span>): void => {
  find(view, search, spans)
  if (depth === 0) return
  const plain = decoded(view)
  if (plain !== undefined) mark(plain, search, depth - 1, spans)
  for (const bytes of [...base64Runs(view), ...hexRuns(view)])
    mark(bytes, search, Math.min(depth - 1, 1), spans)
}

const find = (view: View, { sought, isCut }: Search, spans: Array<Span>): void => {
  const folded = fold(view.text)
  const keep = (at: number, length: number): void => {
    spans.push([view.from[at] as number, view.to[at + length - 1] as number])
  }
  for (const { text, isFolded, pieces } of sought) {
    const within = isFolded ? folded : view.text
    for (let at = within.indexOf(text); at >= 0; at = within.indexOf(text, at + 1)) keep(at, text.length)
    if (pieces.size > 0)
      for (let at = 0; at + pieceLength <= folded.length; at++)
        if (pieces.has(folded.slice(at, at + pieceLength))) keep(at, pieceLength)
    for (const end of isCut ? ends(folded) : []) {
      const most = Math.min(text.length - 1, end)
      for (let length = most; length >= shortestBeginning; length--)
        if (folded.startsWith(text.slice(0, length), end - length)) {
          keep(end - length, length)
          break
        }
    }
  }
}

/** Where a text may have been cut: at its end, or before what may be left of an escape there, or of an escaped escape. */
const ends = (text: string): ReadonlyArray<number> => {
  const left = /(?:[%\\&#;xu\da-f\ufffd]|&[a-z]{1,5}){0,24}$/i.exec(text)?.[0].length ?? 0
  return Array.from({ length: left + 1 }, (_, behind) => text.length - behind)
}

/** Spans that touch become one `***`: how often a secret was repeated is nobody's affair. */
const covered = (text: string, spans: ReadonlyArray<Span>): string => {
  let shown = ''
  let shownTo = 0
  let hiddenTo = 0
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (shown === '' || from > hiddenTo) shown += text.slice(shownTo, from) + stars
    hiddenTo = Math.max(hiddenTo, to)
    shownTo = hiddenTo
  }
  return shown + text.slice(shownTo)
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}
const controls: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }
const escapes =
  /(?:%[\da-f]{2})+|\\u[\da-f]{4}|\\x[\da-f]{2}|\\["\\/'bfnrtv]|&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos|nbsp);/gi

/** The view with one level of percent, JSON and HTML escapes undone; `undefined` where there are none. */
const decoded = (view: View): View | undefined => {
  let text = ''
  let done = 0
  const from: number[] = []
  const to: number[] = []
  const put = (signs: string, start: number, end: number): void => {
    for (let at = 0; at < signs.length; at++) {
      from.push(view.from[start] as number)
      to.push(view.to[end - 1] as number)
    }
    text += signs
  }
  const copy = (end: number): void => {
    for (let at = done; at < end; at++) put(view.text[at] as string, at, at + 1)
    done = end
  }
  for (const { 0: found, index } of view.text.matchAll(escapes)) {
    copy(index)
    done = index + found.length
    if (found.startsWith('%'))
      for (const { sign, first, last } of utf8(Buffer.from(found.replaceAll('%', ''), 'hex')))
        put(sign, index + first * 3, index + last * 3)
    else put(meaning(found), index, done)
  }
  if (done === 0) return undefined
  copy(view.text.length)
  return { text, from, to }
}

const meaning = (escape: string): string => {
  if (escape.startsWith('\\')) {
    const hex = /^\\[ux]([\da-f]+)$/i.exec(escape)?.[1]
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
    const sign = escape[1] as string
    return controls[sign.toLowerCase()] ?? sign
  }
  const name = escape.slice(1, -1).toLowerCase()
  if (!name.startsWith('#')) return named[name] ?? ''
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code <= 0x10_ffff ? String.fromCodePoint(code) : '\ufffd'
}

/** Bytes as characters, each with the bytes it is made of: `first` inclusive, `last` exclusive. */
const utf8 = function* (bytes: Uint8Array): Generator<{ sign: string; first: number; last: number }> {
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] as number
    const length = byte < 0x80 ? 1 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1
    const sign = Buffer.from(bytes.subarray(at, at + length)).toString('utf8')
    const isWhole = length === 1 || !sign.includes('\ufffd')
    yield {
      sign: isWhole ? sign : '\ufffd',
      first: at,
      last: Math.min(at + (isWhole ? length : 1), bytes.length),
    }
    at += isWhole ? length : 1
  }
}

/** What runs of Base64 may hold; where in its text a piece began is not known, so all four places are tried. */
const base64Runs = (view: View): ReadonlyArray<View> =>
  [...view.text.matchAll(/[\w+/-]{8,}/g)].flatMap(({ 0: run, index }) =>
    [0, 1, 2, 3].map((skip) =>
      bytesView(
        view,
        Buffer.from(run.slice(skip).replaceAll('-', '+').replaceAll('_', '/'), 'base64'),
        (byte) => {
          const group = index + skip + Math.floor(byte / 3) * 4
          const within = byte % 3
          return [group + within, group + within + 2]
        },
      ),
    ),
  )

const hexRuns = (view: View): ReadonlyArray<View> =>
  [...view.text.matchAll(/[\da-f]{12,}/gi)].flatMap(({ 0: run, index }) =>
    [0, 1].map((skip) =>
      bytesView(view, Buffer.from(run.slice(skip), 'hex'), (byte) => {
        const at = index + skip + byte * 2
        return [at, at + 2]
      }),
    ),
  )

const bytesView = (view: View, bytes: Uint8Array, placeOf: (byte: number) => Span): View => {
  let text = ''
  const from: number[] = []
  const to: number[] = []
  for (const { sign, first, last } of utf8(bytes)) {
    const start = placeOf(first)[0]
    const end = Math.min(placeOf(last - 1)[1], view.text.length)
    for (let at = 0; at < sign.length; at++) {
      from.push(view.from[start] as number)
      to.push(view.to[end - 1] as number)
    }
    text += sign
  }
  return { text, from, to }
}
