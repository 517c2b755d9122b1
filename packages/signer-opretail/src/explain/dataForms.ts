import type { ValueRule } from './ValueRule'

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }

/** Java escapes undone, as Apache's `StringEscapeUtils.unescapeJava` does. */
const unescapeJava = (text: string): string =>
  text.replace(/\\(?:u([0-9a-fA-F]{4})|[^])/g, (all, hex?: string) =>
    hex === undefined ? (escapes[all.slice(1)] ?? all.slice(1)) : String.fromCharCode(parseInt(hex, 16)),
  )

/** `java.net.URLEncoder`: `+` for a space, `*` bare, `~` encoded; an unpaired surrogate becomes `?`. */
const javaEncoded = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1)

const onData = (change: (text: string) => string) => (text: string, name: string) =>
  name === 'data' ? change(text) : undefined

/**
 * The switch `jsonUnescape` of the official SDKs: the value of the parameter `data`, and of no other, is signed
 * unescaped and URL-encoded.
 *
 * @see ovopark/openplatform-sdk, SignUtils, jsonUnescape
 */
export const dataForms: ReadonlyArray<ValueRule> = [
  {
    name: 'data-unescaped',
    signedAs: [
      onData((text) => javaEncoded(unescapeJava(text))),
      onData(unescapeJava),
      onData((text) =>
        javaEncoded(text.replaceAll('\\\\', '\\')).replace(/%[0-9A-F]{2}/g, (byte) => byte.toLowerCase()),
      ),
    ],
    en: (subject) => `${subject} was signed unescaped and URL-encoded (jsonUnescape is on). Switch it off.`,
    zh: (subject) => `${subject}在反转义并 URL 编码后参与了签名（开启了 jsonUnescape）；应将其关闭。`,
    common: 0,
  },
]
