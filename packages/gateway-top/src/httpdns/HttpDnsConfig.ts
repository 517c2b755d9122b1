/** Something that is picked by weight. */
export interface Weighted {
  readonly name: string
  readonly weight: number
}

/** Where calls of one method go. */
export interface ApiRoute {
  /** Which flags of sessions belong to which environment. */
  readonly user: string | undefined
  readonly rule: ReadonlyArray<Weighted>
  /** The flag stands in this field of the request in place of the session, at this index; below zero from the end. */
  readonly flagIn: { readonly field: string; readonly index: number } | undefined
}

/** Addresses of one host in one environment. */
export interface HostAddresses {
  readonly scheme: string
  readonly addresses: ReadonlyArray<Weighted>
}

/** What `taobao.httpdns.get` answers, read. */
export interface HttpDnsConfig {
  readonly defaultEnvironment: string
  /** Grows with every change. */
  readonly version: number
  readonly intervalMs: number
  /** Names are to be resolved as ever. */
  readonly isDegraded: boolean
  /** By environment and host, in lower case. */
  readonly environments: ReadonlyMap<string, ReadonlyMap<string, HostAddresses>>
  /** By wire name. */
  readonly apis: ReadonlyMap<string, ApiRoute>
  /** By route and flag. */
  readonly flags: ReadonlyMap<string, ReadonlyMap<string, string>>
}

type Members = Readonly<Record<string, unknown>>

const members = (value: unknown): ReadonlyArray<readonly [name: string, value: unknown]> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []
const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Members)[name]
    : undefined
const texts = (value: unknown): ReadonlyArray<string> =>
  Array.isArray(value) ? value.filter((text): text is string => typeof text === 'string') : []
const number = (value: unknown): number => {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof read === 'number' ? read : NaN
}

const weighted = (value: unknown): ReadonlyArray<Weighted> =>
  texts(value).flatMap((text) => {
    const [name = '', weight = '1'] = text.split('|')
    return name === '' || !(Number(weight) > 0) ? [] : [{ name, weight: Number(weight) }]
  })

const minuteMs = 60_000
const defaultMinutes = 15
const longestMinutes = 24 * 60

const flagIn = (modle: unknown, indexes: unknown): ApiRoute['flagIn'] => {
  if (typeof modle !== 'string') return undefined
  const [name = '', field = ''] = modle.split('|')
  const index = number(member(indexes, name))
  return field === '' || !Number.isInteger(index) ? undefined : { field, index }
}

/**
 * Reads the text of a configuration; `undefined` where it is none. Members that cannot be read are left out: what they
 * would route goes by DNS.
 *
 * @see TOP cluster and HTTPDNS, official Java SDK 20210623
 */
export const readHttpDnsConfig = (text: string): HttpDnsConfig | undefined => {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return undefined
  }
  const config = member(read, 'config')
  const defaultEnvironment = member(config, 'def_env')
  const version = number(member(config, 'version'))
  if (typeof defaultEnvironment !== 'string' || !Number.isFinite(version)) return undefined
  const minutes = number(member(config, 'interval'))
  return {
    defaultEnvironment,
    version,
    intervalMs: (minutes >= 1 && minutes <= longestMinutes ? minutes : defaultMinutes) * minuteMs,
    isDegraded: String(member(config, 'degrade')) === 'true',
    environments: new Map(
      members(member(read, 'env')).map(([environment, hosts]) => [
        environment,
        new Map(
          members(hosts).map(([host, known]) => {
            const scheme = String(member(known, 'proto')).toLowerCase()
            return [host.toLowerCase(), { scheme, addresses: weighted(member(known, 'vip')) }]
          }),
        ),
      ]),
    ),
    apis: new Map(
      members(member(read, 'api')).map(([method, route]) => {
        const user = member(route, 'user')
        return [
          method,
          {
            user: typeof user === 'string' ? user : undefined,
            rule: weighted(member(route, 'rule')),
            flagIn: flagIn(member(route, 'modle'), member(read, 'modle')),
          },
        ]
      }),
    ),
    flags: new Map(
      members(member(read, 'user')).map(([route, environments]) => [
        route,
        new Map(
          members(environments).flatMap(([environment, flags]) =>
            texts(flags).map((flag) => [flag, environment] as const),
          ),
        ),
      ]),
    ),
  }
}
