import { cannotRead, type Captured } from './Captured'

const parameter = (header: string, name: string): string | undefined => {
  const found = new RegExp(`[;\\s]${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(header)
  return found === null ? undefined : (found[1]?.replace(/\\(["\\])/g, '$1') ?? found[2])
}

/**
 * The text fields of a multipart body; files are sent but not signed.
 *
 * @see RFC 7578
 */
export const readMultipart = (contentType: string, body: string): Captured => {
  const boundary = parameter(` ${contentType}`, 'boundary') ?? /^\s*--([^\r\n]+)/.exec(body)?.[1]
  const parts = boundary === undefined ? [] : body.split(`--${boundary}`).slice(1)
  const last = parts.findIndex((part) => part.startsWith('--'))
  if (last < 0) cannotRead({ en: 'the multipart body is not there as a whole', zh: 'multipart 请求体不完整' })
  const params = parts.slice(0, last).flatMap((part): ReadonlyArray<readonly [string, string]> => {
    const found = /^\r?\n([^]*?)\r?\n\r?\n([^]*?)\r?\n?$/.exec(part)
    const disposition = /^content-disposition:.*$/im.exec(found?.[1] ?? '')?.[0] ?? ''
    const name = parameter(disposition, 'name')
    return name === undefined || /[;\s]filename\*?=/i.test(disposition) ? [] : [[name, found?.[2] ?? '']]
  })
  return { params, exact: true }
}
