import { formatDateTime, type formatCompactDateTime } from '@paifang/wire'
import type { Operations } from '../call/Operations'
import { hidden } from '../journal/hidden'
import { param, type Received } from '../http/Received'
import type { Grant } from '../state/createGrants'
import type { Compared } from './CheckResult'

interface Subject {
  readonly received: Received
}

const few = 5

/** The first five, apart by commas. */
export const listed = (texts: ReadonlyArray<string>): string =>
  texts.length > few ? `${texts.slice(0, few).join(', ')}, …` : texts.join(', ')

/** A parameter that has to be there: any text; in a JSON body it is not read. `isSecret`: it is not shown. */
export const comparesPresence =
  (field: string, isSecret = false) =>
  ({ received }: Subject): Compared => {
    const text = param(received, field)
    const { bodyKind, bodyText = '' } = received
    if (text === '' && bodyKind === 'json' && bodyText.includes(`"${field}"`))
      return { field: '', client: `application/json {"${field}": …}`, gateway: `?${field}=…` }
    return { field, client: isSecret && text !== '' ? hidden : text, gateway: '…' }
  }

/** A parameter and the texts that are taken for it. */
export const comparesParam =
  <S extends Subject>(field: string, taken: (subject: S) => ReadonlyArray<string>) =>
  (subject: S): Compared => ({
    field,
    client: param(subject.received, field),
    gateway: listed(taken(subject)),
  })

/** Names that came more than once. */
export const comparesRepeats = ({ received: { repeated } }: Subject): Compared => ({
  field: '',
  client: repeated.length === 0 ? '1×' : `${listed([...new Set(repeated)])} 2×`,
  gateway: '1×',
})

/** A timestamp and the clock of the gateway, give or take its window. */
export const comparesClock =
  <
    S extends Subject & {
      readonly now: number
      readonly gateway: { readonly settings: { readonly windowMs: number } }
    },
  >(
    field: string,
    write: typeof formatDateTime | typeof formatCompactDateTime = formatDateTime,
  ) =>
  (subject: S): Compared => ({
    field,
    client: param(subject.received, field),
    gateway: `${write(subject.now)} ± ${Math.round(subject.gateway.settings.windowMs / 1000)} s`,
  })

/** Whose a session or token is and until when, beside whose call it came in and when. */
export const comparesGrant = (
  field: string,
  sent: string,
  { app, now, grant }: { readonly app: string; readonly now: number; readonly grant: Grant | undefined },
): Compared => {
  const known = grant === undefined || grant.revoked ? undefined : grant
  const until = known?.expiresAt === undefined ? '…' : `< ${formatDateTime(known.expiresAt)}`
  return {
    field,
    client: sent === '' ? '' : `${hidden} (${app}, ${formatDateTime(now)})`,
    gateway: known === undefined ? '' : `${hidden} (${known.app}, ${until})`,
  }
}

const alike = (a: string, b: string): number => {
  let from = 0
  while (from < a.length && from < b.length && a[from] === b[from]) from += 1
  let end = 0
  while (end < a.length - from && end < b.length - from && a[a.length - 1 - end] === b[b.length - 1 - end])
    end += 1
  return from + end
}

/** The name that begins and ends most like another one; `''` of none. */
const closest = (name: string, names: ReadonlyArray<string>): string =>
  [...names].sort((a, b) => alike(b, name) - alike(a, name))[0] ?? ''

/** The method that was called, beside the one of the gateway that is most like it. */
export const comparesOperation =
  (field: string, gateway: string) =>
  ({ received, context }: Subject & { readonly context: { readonly operations: Operations } }): Compared => {
    const client = param(received, field)
    const known = context.operations.all.filter((one) => one.gateway === gateway).map(({ method }) => method)
    return { field, client, gateway: known.includes(client) ? client : closest(client, known) }
  }
