import type { AnyOperation, Client } from '@paifang/gateway'
import { describe, oneLine } from '@paifang/result'
import { defaultTransport, type HttpResponse, type Transport } from '@paifang/transport'
import { writes } from '../call/allowWrite'
import { clientFor } from '../call/clientFor'
import { valueOf } from '../call/readInput'
import type { Flags, Run, Text } from '../Command'
import type { Context, ExitCode } from '../Context'
import { rowFilter } from '../emulate/rowFilter'
import { accountOf, wholeAccountOf } from '../gateways/account'
import { gatewayNamed } from '../gateways/gatewayNamed'
import type { GatewayModule } from '../gateways/GatewayModule'
import { parsePair } from '../input/parsePairs'
import { readText } from '../input/readText'
import { wholeNumber } from '../input/wholeNumber'
import { amount } from '../output/amount'
import { UsageError } from '../UsageError'
import { changesOf } from './changes'
import type { Given } from './masked'
import { outcomeOf } from './Outcome'
import { planReplay, type Planned } from './planReplay'
import { readRecording } from './readRecording'
import { asRecorded } from './recordedOutcome'
import { replayLines, summaryLine, type Replayed } from './replayLines'

const textsOf = (flag: unknown): ReadonlyArray<string> => (Array.isArray(flag) ? (flag as string[]) : [])

const givenIn = ({ param }: Flags): Given =>
  new Map(
    textsOf(param)
      .map(parsePair)
      .map(([name, text]) => [name, valueOf(name, text)]),
  )

/** A transport that keeps the last answer beside handing it on. */
const watching = (
  allowInsecureHosts: ReadonlyArray<string>,
): Transport & { readonly last: () => HttpResponse | undefined; readonly close: () => Promise<void> } => {
  const inner = defaultTransport({ allowInsecureHosts })
  let last: HttpResponse | undefined
  const transport: Transport = (request) => async () => {
    last = undefined
    const exchanged = await inner(request)()
    if (exchanged._tag === 'Right') last = exchanged.right
    return exchanged
  }
  return Object.assign(transport, { keepsLimits: true as const, last: () => last, close: inner.close })
}

/** Why a gateway's calls cannot be signed; undefined where they can. */
const missingAccount = async (
  gateway: GatewayModule,
  flags: Flags,
  context: Context,
): Promise<Text | undefined> => {
  try {
    await wholeAccountOf(gateway, flags, context)
    return undefined
  } catch (error) {
    if (error instanceof UsageError) return error.text
    throw error
  }
}

const some = (names: ReadonlyArray<string>, lang: Context['lang']): string => {
  const more = names.length - 3
  const shown = names.slice(0, 3).join(lang === 'zh' ? '、' : ', ')
  if (more <= 0) return shown
  return lang === 'zh' ? `${shown} 等 ${names.length} 个接口` : `${shown} and ${more} more`
}

/** The client of each gateway, made when its first call is planned: it says where calls go, and asks before writes. */
const clientsOf = async (
  planned: ReadonlyArray<Planned>,
  transport: Transport,
  flags: Flags,
  context: Context,
): Promise<ReadonlyMap<string, Client<string>>> => {
  const clients = new Map<string, Client<string>>()
  for (const { gateway } of planned) {
    if (clients.has(gateway.name)) continue
    const writing = planned.filter((one) => one.gateway === gateway && writes(one.operation))
    const methods = [...new Set(writing.map(({ operation }) => operation.method))]
    const client = await clientFor(gateway, flags, context, {
      transport,
      onWarning: () => undefined,
      ...(methods.length === 0 ? {} : { writes: some(methods, context.lang) }),
    })
    clients.set(gateway.name, client)
  }
  return clients
}

const answerOf = (planned: Planned): Pick<Replayed, 'seq' | 'gateway' | 'method' | 'before'> => ({
  seq: planned.recorded.seq,
  gateway: planned.gateway.name,
  method: planned.operation.method,
  ...(planned.before === undefined ? {} : { before: planned.before }),
})

/** Makes one call again. */
const again = async (
  planned: Planned,
  client: Client<string>,
  last: () => HttpResponse | undefined,
  ignored: ReadonlyArray<string>,
  { signal, lang }: Context,
): Promise<Replayed> => {
  const { operation, call, before } = planned
  const startedMs = performance.now()
  const asked: AnyOperation = asRecorded(operation, call)
  const result = await client.call(asked, call.input, { ...call.options, signal })()
  const durationMs = Math.round(performance.now() - startedMs)
  const answer = last()
  const told = { ...answerOf(planned), durationMs }
  // What never was answered cannot be compared, and says itself why.
  if (result._tag === 'Left' && (answer === undefined || result.left._tag === 'InputError'))
    return { ...told, state: 'failed', changes: [], hidden: 0, why: describe(result.left, lang) }
  const after = outcomeOf(result, operation, answer?.status)
  if (before === undefined) return { ...told, state: 'sent', after, changes: [], hidden: 0 }
  const { changes, hidden } = changesOf(before, after, ignored)
  return { ...told, state: changes.length === 0 ? 'same' : 'differs', after, changes, hidden }
}

/**
 * `paifang replay`: recorded calls once more, signed anew. Exit code 0 when every answer was what it was, 1 when one was not, or
 * a call could not be made.
 */
export const replay: Run = async ([file = ''], flags, context): Promise<ExitCode> => {
  const { json, lang, print, notice, signal } = context
  const { passes } = rowFilter(flags)
  const last = wholeNumber(flags, 'last') ?? Infinity
  const only = gatewayNamed(flags, context)
  const filling = givenIn(flags)
  const ignored = textsOf(flags['ignore'])
  const text = file === '-' ? await context.readStdin() : await readText(file)
  const { exchanges, unread } = readRecording(text, file === '-' ? 'stdin' : file)
  const plan = await planReplay(
    exchanges,
    {
      given: filling,
      accounts: (gateway) => accountOf(gateway, flags, context),
      passes: (row) => (only === undefined || row.gateway === only.name) && passes(row),
    },
    flags,
    context,
  )
  const wanted = plan.planned.slice(-last)
  if (wanted.length === 0)
    throw new UsageError({
      en: `no call of ${file} is meant: it has ${amount(exchanges.length, 'request')}, ${plan.foreign} of them of no gateway known here`,
      zh: `${file} 中没有符合条件的调用：共 ${exchanges.length} 个请求，其中 ${plan.foreign} 个不属于已知网关`,
    })
  const gateways = [...new Set(wanted.map(({ gateway }) => gateway))]
  if (flags['to'] !== undefined && gateways.length > 1)
    throw new UsageError({
      en: `--to is one gateway's endpoint, and these are calls of ${gateways.map(({ name }) => name).join(', ')}: choose with --gateway`,
      zh: `--to 只能指定一个网关的地址，而其中有 ${gateways.map(({ name }) => name).join('、')} 的调用：请用 --gateway 选择`,
    })
  for (const place of filling.keys())
    if (!wanted.some(({ used }) => used.includes(place)))
      notice(
        lang === 'zh'
          ? `--param ${place}：没有调用隐藏了此字段，未使用`
          : `--param ${place}: no call hides it; it is not used`,
      )
  const why = new Map<GatewayModule, Text | undefined>()
  for (const gateway of gateways) why.set(gateway, await missingAccount(gateway, flags, context))
  const planned = wanted.map((one): Planned => {
    const missing = one.why ?? why.get(one.gateway)
    return missing === undefined ? one : { ...one, why: missing }
  })
  const transport = watching(textsOf(flags['allowInsecureHost']))
  const sends = flags['dryRun'] !== true
  const done: Replayed[] = []
  const tell = (one: Replayed): void => {
    done.push(one)
    if (!json) for (const line of replayLines(one, lang)) print(line)
  }
  try {
    const clients = sends
      ? await clientsOf(
          planned.filter((one) => one.why === undefined),
          transport,
          flags,
          context,
        )
      : new Map<string, Client<string>>()
    for (const one of planned) {
      if (signal.aborted) break
      const client = clients.get(one.gateway.name)
      if (one.why !== undefined)
        tell({ ...answerOf(one), state: 'skipped', changes: [], hidden: 0, why: one.why[lang] })
      else if (client === undefined) tell({ ...answerOf(one), state: 'planned', changes: [], hidden: 0 })
      else tell(await again(one, client, transport.last, ignored, context))
    }
    await Promise.all([...clients.values()].map((client) => client.close()))
  } finally {
    await transport.close()
  }
  const { foreign } = plan
  if (json)
    print(
      JSON.stringify({
        calls: done.map(({ before, after, ...one }) => ({
          ...one,
          ...(before === undefined ? {} : { before: { ...before, fields: undefined, shown: undefined } }),
          ...(after === undefined ? {} : { after: { ...after, fields: undefined, shown: undefined } }),
        })),
        foreign,
        unread,
      }),
    )
  else
    for (const line of summaryLine({ done, left: planned.length - done.length, foreign, unread }, lang))
      notice(oneLine(line, 300))
  const isFine = done.every(({ state }) => ['same', 'sent', 'planned'].includes(state))
  return isFine && done.length === planned.length ? 0 : 1
}
