import { digestName, hexLengths, type DigestForm } from './DigestForm'
import type { ReadSignature } from './readSignature'
import type { SigningScheme } from './SigningScheme'

const squeezed = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/** The method that a wrong spelling means: `HMAC_SHA256`, `sha256` and `HmacSHA256` are `hmac-sha256` where that is one. */
const methodMeant = (text: string, { methods }: SigningScheme): string | undefined => {
  const names = Object.keys(methods)
  return (
    names.find((name) => squeezed(name) === squeezed(text)) ??
    names.find(
      (name) => methods[name] !== undefined && squeezed(digestName(methods[name])) === squeezed(text),
    ) ??
    names.find((name) => squeezed(text) !== '' && squeezed(name).endsWith(squeezed(text)))
  )
}

/** The method of a request. */
export interface Named {
  /** The method that is taken to have signed. */
  readonly method: string
  /** What the call says in its place, when that is no method. */
  readonly unknown?: string
}

/** The method of a call that names none: the gateway's own choice, else one with the length of the signature. */
const unnamedMethod = ({ methods, defaultMethod }: SigningScheme, { hex, made }: ReadSignature): string => {
  const [first = ''] = Object.keys(methods)
  const fitting = Object.keys(methods).find(
    (name) => hexLengths[methods[name]?.algorithm ?? 'md5'] === hex.length,
  )
  return defaultMethod ?? made?.method ?? fitting ?? first
}

/** The method given, the one that the call names, or the one it must mean. */
export const namedMethod = (
  scheme: SigningScheme,
  given: string | undefined,
  text: string,
  signature: ReadSignature,
): Named => {
  if (given !== undefined) return { method: given }
  if (text === '') return { method: unnamedMethod(scheme, signature) }
  const method = scheme.methodNamed(text)
  return method === undefined
    ? { method: methodMeant(text, scheme) ?? unnamedMethod(scheme, signature), unknown: text }
    : { method }
}

const plainMd5: DigestForm = { algorithm: 'md5', secret: 'around' }

/** How the gateway makes the signature of a method. */
export const ownDigest = ({ methods }: SigningScheme, method: string): DigestForm =>
  methods[method] ?? plainMd5
