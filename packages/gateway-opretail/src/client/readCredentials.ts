import { left, right, type Either } from 'fp-ts/Either'
import type { Issue } from '@paifang/result'
import {
  checkCredentials,
  createSigner,
  type RsaKey,
  type Signer,
  type SigningKey,
  type SignMethod,
} from '@paifang/signer-opretail'
import { readSource, type Source } from './Source'

/** Where the credentials of a client come from. */
export interface CredentialSources {
  readonly signMethod: SignMethod
  readonly applicationId: Source
  readonly accessKey: Source | undefined
  readonly accessSecret: Source | undefined
  readonly privateKey: Source<RsaKey> | undefined
}

/** The credentials of one attempt. */
export interface Credentials {
  readonly applicationId: string
  readonly accessKey: string | undefined
  readonly signMethod: SignMethod
  readonly signer: Signer
  /** What nothing may show; empty where it is no text. */
  readonly secret: string
}

type Checked = Either<ReadonlyArray<Issue>, Credentials>
type Given = readonly [unknown, unknown, unknown]

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && !/\p{Surrogate}/u.test(value)

const checkedCredentials = (method: SignMethod, [applicationId, accessKey, secret]: Given): Checked => {
  const issues: Issue[] = []
  if (!isName(applicationId)) issues.push({ path: 'applicationId', expected: 'an application id, not empty' })
  if (!isName(accessKey) && !(method === 'rsa' && accessKey === undefined))
    issues.push({ path: 'accessKey', expected: 'the access key, not empty' })
  const credentials = method === 'rsa' ? { method, privateKey: secret } : { method, secret }
  for (const { path, expected } of checkCredentials(credentials))
    issues.push({ path: path === 'secret' ? 'accessSecret' : path, expected })
  if (issues.length > 0) return left(issues)
  return right({
    applicationId: applicationId as string,
    accessKey: accessKey as string | undefined,
    signMethod: method,
    signer: createSigner(credentials as SigningKey),
    secret: typeof secret === 'string' ? secret : '',
  })
}

const isSame = (a: Given | undefined, b: Given): boolean =>
  a !== undefined && a[0] === b[0] && a[1] === b[1] && a[2] === b[2]

/**
 * Reads the credentials anew for each attempt, and checks them when they have changed; a promise only where one of them
 * has to be waited for.
 */
export const credentialReader = (sources: CredentialSources): (() => Checked | Promise<Checked>) => {
  const { signMethod, applicationId, accessKey, accessSecret, privateKey } = sources
  let last: Given | undefined
  let checked: Checked = left([])
  const check = (given: Given): Checked => {
    if (!isSame(last, given)) {
      checked = checkedCredentials(signMethod, given)
      last = given
    }
    return checked
  }
  return () => {
    const id = readSource(applicationId)
    const key = readSource(accessKey)
    const secret = signMethod === 'rsa' ? readSource(privateKey) : readSource(accessSecret)
    if (!(id instanceof Promise || key instanceof Promise || secret instanceof Promise))
      return check([id, key, secret])
    return Promise.all([id, key, secret]).then(check)
  }
}
