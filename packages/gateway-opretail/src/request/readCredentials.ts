import type { Provider } from '@paifang/gateway'
import { causeOf, isThenable, readProvider, rememberLast, Unreadable } from '@paifang/gateway/author'
import { left, right, type Either } from 'fp-ts/Either'
import type { Cause, Issue } from '@paifang/result'
import {
  checkCredentials,
  createSigner,
  type RsaKey,
  type Signer,
  type SigningKey,
  type SignMethod,
} from '@paifang/signer-opretail'

/** Where the credentials of a client come from. */
export interface CredentialSources {
  readonly signMethod: SignMethod
  readonly applicationId: Provider<string>
  readonly accessKey: Provider<string> | undefined
  readonly accessSecret: Provider<string> | undefined
  readonly privateKey: Provider<RsaKey> | undefined
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

/** Why they cannot be used: nothing is sent. */
export interface CredentialProblem {
  readonly issues: ReadonlyArray<Issue>
  readonly cause?: Cause
}

type Checked = Either<CredentialProblem, Credentials>

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && !/\p{Surrogate}/u.test(value)

interface Read {
  readonly [member: string]: unknown
  readonly id: unknown
  readonly key: unknown
  readonly secret: unknown
}

const checkedCredentials = (method: SignMethod, { id, key, secret }: Read): Checked => {
  const issues: Issue[] = []
  if (!isName(id)) issues.push({ path: 'applicationId', expected: 'an application id, not empty' })
  if (!isName(key) && !(method === 'rsa' && key === undefined))
    issues.push({ path: 'accessKey', expected: 'the access key, not empty' })
  const credentials = method === 'rsa' ? { method, privateKey: secret } : { method, secret }
  for (const { path, expected } of checkCredentials(credentials))
    issues.push({ path: path === 'secret' ? 'accessSecret' : path, expected })
  if (issues.length > 0) {
    const failed = [id, key, secret].find((read) => read instanceof Unreadable)
    const { thrown } = failed ?? {}
    return left({ issues, ...(thrown === undefined ? {} : { cause: causeOf(thrown) }) })
  }
  return right({
    applicationId: id as string,
    accessKey: key as string | undefined,
    signMethod: method,
    signer: createSigner(credentials as SigningKey),
    secret: typeof secret === 'string' ? secret : '',
  })
}

/**
 * Reads the credentials anew for each attempt, and checks them when they have changed; a promise only where one of them
 * has to be waited for.
 */
export const credentialReader = (sources: CredentialSources): (() => Checked | Promise<Checked>) => {
  const { signMethod, applicationId, accessKey, accessSecret, privateKey } = sources
  const check = rememberLast((read: Read) => checkedCredentials(signMethod, read))
  return () => {
    const id = readProvider(applicationId)
    const key = readProvider(accessKey)
    const secret = readProvider<unknown>(signMethod === 'rsa' ? privateKey : accessSecret)
    return isThenable(id) || isThenable(key) || isThenable(secret)
      ? Promise.all([id, key, secret]).then((read) => check({ id: read[0], key: read[1], secret: read[2] }))
      : check({ id, key, secret })
  }
}
