import type { ApiRoute, HttpDnsConfig, Weighted } from './HttpDnsConfig'

/** What decides where a call goes. */
export interface RoutedCall {
  readonly url: string
  /** Wire name of the operation. */
  readonly method: string
  readonly session: string | undefined
  /** A field of the request, as text. */
  readonly field: (name: string) => string | undefined
}

export interface HttpDnsChoice {
  /**
   * `cluster`: the environment of the method and the user, addresses by weight, of the scheme that the URL has. `vip`: any
   * address of the default environment, whatever scheme it names.
   */
  readonly mode: 'cluster' | 'vip'
  /** From 0 up to 1. */
  readonly random: () => number
}

/** One of them, as often as its weight says. */
const pick = (from: ReadonlyArray<Weighted>, random: () => number): string | undefined => {
  let sum = 0
  let picked: string | undefined
  for (const { name, weight } of from) {
    if (random() * (sum + weight) >= sum) picked = name
    sum += weight
  }
  return picked
}

/** What a session says of its user: its last character, or the one at 5; by its first one, which is its kind. */
const sessionFlag = (session: string | undefined): string | undefined => {
  if (session === undefined || session.length <= 5) return undefined
  if (session.startsWith('6') || session.startsWith('7')) return session.at(-1)
  return session.startsWith('5') || session.startsWith('8') ? session[5] : undefined
}

const flagOf = ({ flagIn }: ApiRoute, { session, field }: RoutedCall): string | undefined =>
  flagIn === undefined ? sessionFlag(session) : field(flagIn.field)?.at(flagIn.index)

const environmentOf = (config: HttpDnsConfig, call: RoutedCall, random: () => number): string => {
  const route = config.apis.get(call.method)
  if (route === undefined) return config.defaultEnvironment
  const flag = flagOf(route, call)
  const own = flag === undefined ? undefined : config.flags.get(route.user ?? '')?.get(flag)
  const named = own ?? pick(route.rule, random)
  return named !== undefined && config.environments.has(named) ? named : config.defaultEnvironment
}

/**
 * The address that a call is to be sent to in place of what its host resolves to; `undefined`: the configuration has none for
 * it. The URL stays as it is: the address is only what is connected to.
 *
 * @see TOP cluster and HTTPDNS, official Java SDK 20210623
 */
export const httpDnsAddress = (
  config: HttpDnsConfig,
  call: RoutedCall,
  { mode, random }: HttpDnsChoice,
): string | undefined => {
  const { protocol, hostname } = new URL(call.url)
  const environment = mode === 'vip' ? config.defaultEnvironment : environmentOf(config, call, random)
  const known = config.environments.get(environment)?.get(hostname)
  if (known === undefined) return undefined
  if (mode === 'vip')
    return pick(
      known.addresses.map(({ name }) => ({ name, weight: 1 })),
      random,
    )
  return `${known.scheme}:` === protocol ? pick(known.addresses, random) : undefined
}
