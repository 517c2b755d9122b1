import { isUtf8 } from 'node:buffer'

/** Names that mean devices on Windows, with any extension. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** Whether a text names one file in a folder, on every system: no way to another folder, nothing that is dropped or read otherwise. */
export const isFileName = (name: string): boolean =>
  name !== '' &&
  Buffer.byteLength(name) <= 200 &&
  !/[\p{Cc}/\\:*?"<>|]/u.test(name) &&
  !/^ |[ .]$/.test(name) &&
  // What is half written is called so, and removed where nobody writes it any more.
  !name.startsWith('.paifang-') &&
  !devices.test(name)

/** The name that an answer gives its file; `undefined`: none that is safe. */
export const nameIn = (disposition: string | undefined): string | undefined => {
  const header = disposition ?? ''
  const [, encoded] = /;\s*filename\*\s*=\s*utf-8''([^;\s]+)/i.exec(`;${header}`) ?? []
  const [, quoted, token] = /;\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s"]+))/i.exec(`;${header}`) ?? []
  const plain = quoted?.replace(/\\(.)/g, '$1') ?? token
  const name =
    (encoded === undefined ? undefined : decoded(encoded)) ??
    (plain === undefined ? undefined : asUtf8(plain))
  return name !== undefined && isFileName(name) ? name : undefined
}

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Headers come as Latin-1; many servers write UTF-8 in them. */
const asUtf8 = (text: string): string => {
  const bytes = Buffer.from(text, 'latin1')
  return bytes.toString('latin1') === text && isUtf8(bytes) ? bytes.toString('utf8') : text
}
