import { valueWas, valueZh } from '../say'
import type { Hypothesis } from '../Hypothesis'
import { rendering, type Mode } from './rendering'

const lowerHex = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (hex) => hex.toLowerCase())

const formText = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1)

const percentText = (text: string): string => {
  const strict = encodeURIComponent(text)
  return strict.replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

const encodings: ReadonlyArray<(text: string) => string> = [
  encodeURIComponent,
  formText,
  percentText,
  encodeURI,
]

/** URL encoding at the wrong time. */
export const urlTextHypotheses: ReadonlyArray<Hypothesis> = [
  rendering({
    name: 'plus-or-percent-20',
    en: valueWas('signed with + for a space, or the reverse. Sign the raw text; encode it only to send it.'),
    zh: valueZh('签名时空格与 + 混用（或反之），应对原文签名，发送时再编码。'),
    modes: [
      (text) => text.replaceAll(' ', '+'),
      (text) => text.replaceAll('+', ' '),
      (text) => text.replaceAll(' ', '%20'),
      (text) => text.replaceAll('+', '%2B'),
    ],
  }),
  rendering({
    name: 'url-encoded-values',
    en: valueWas('URL-encoded before signing (or decoded once too often on the way). Sign the raw text.'),
    zh: valueZh('在签名之前做了 URL 编码（或传输途中多解码了一次），应对原文签名。'),
    modes: [
      ...encodings,
      ...encodings.map(
        (mode): Mode =>
          (text) =>
            lowerHex(mode(text)),
      ),
    ],
  }),
  rendering({
    name: 'decoded-twice',
    en: valueWas(
      'URL-decoded once more for the signature: it is encoded twice on the wire, or was decoded before signing.',
    ),
    zh: valueZh('在签名时多做了一次 URL 解码：发送时编码了两次，或签名之前已解码。'),
    modes: [decoded, (text) => decoded(text.replaceAll('+', ' '))],
  }),
]
