import { left, right, type Either } from 'fp-ts/Either'
import type { Issue } from '@paifang/result'
import { checkCredentials, type RsaKey, type SigningKey, type SignMethod } from '@paifang/signer-opretail'
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
  readonly key: SigningKey
}

type Checked = Either<ReadonlyArray<Issue>, Credentials>
type Given = readonly [unknown, unknown, unknown]

const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && !/\p{Surrogate}/u.test(value)

const check = (method: SignMethod, [applicationId, accessKey, secret]: Given): Checked => {
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
    key: credentials as SigningKey,
  })
}

/** Reads and checks the credentials anew; a promise only where one of them has to be waited for. */
export const readCredentials = (sources: CredentialSources): Checked | Promise<Checked> => {
  const { signMethod, applicationId, accessKey, accessSecret, privateKey } = sources
  const given = [
    readSource(applicationId),
    readSource(accessKey),
    signMethod === 'rsa' ? readSource(privateKey) : readSource(accessSecret),
  ] as const
  if (!given.some((value) => value instanceof Promise)) return check(signMethod, given)
  const waited = async (): Promise<Checked> =>
    check(signMethod, [await given[0], await given[1], await given[2]])
  return waited()
}
