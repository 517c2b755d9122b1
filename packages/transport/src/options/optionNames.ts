import { didYouMean } from './nearest'

/** What people call options that have other names here. */
const meant: Readonly<Record<string, string>> = {
  timeout: 'attemptTimeoutMs or deadlineMs',
  timeoutMs: 'attemptTimeoutMs or deadlineMs',
  deadline: 'deadlineMs',
  retries: 'retry: { maxAttempts }',
  maxRetries: 'retry: { maxAttempts }',
  url: 'endpoint',
  baseURL: 'endpoint',
  baseUrl: 'endpoint',
  token: 'session',
  accessToken: 'session',
  appkey: 'appKey',
  appsecret: 'appSecret',
}

/** What is wrong with the name of an option; `undefined`: nothing. */
export const unknownOption = (name: string, known: ReadonlySet<string>): string | undefined =>
  known.has(name)
    ? undefined
    : `no option of this name${didYouMean(name, known, Object.hasOwn(meant, name) && mayBe(meant[name], known) ? meant[name] : undefined)}`

/** A hint is one only where the option that it names is there. */
const mayBe = (hint: string | undefined, known: ReadonlySet<string>): boolean =>
  known.has(/^\w+/.exec(hint ?? '')?.[0] ?? '')

/**
 * What is wrong with options by their names: the first one that nobody reads, with the one that was probably meant;
 * `undefined`: nothing. `at` names the option that they stand in.
 */
export const optionProblem = (options: unknown, known: ReadonlySet<string>, at = ''): string | undefined => {
  if (typeof options !== 'object' || options === null)
    return `${at === '' ? '' : `${at}: `}expected an object of options`
  for (const [name, value] of Object.entries(options)) {
    const problem = value === undefined ? undefined : unknownOption(name, known)
    if (problem !== undefined) return `${at === '' ? '' : `${at}.`}${name}: ${problem}`
  }
  return undefined
}

/**
 * Refuses options that nobody reads, before anything is done with them. `at` names the option that they stand in.
 *
 * @throws TypeError, naming the option and the one that was probably meant
 */
export const refuseUnknownOptions = (options: unknown, known: ReadonlySet<string>, at = ''): void => {
  const problem = optionProblem(options, known, at)
  if (problem !== undefined) throw new TypeError(problem)
}
