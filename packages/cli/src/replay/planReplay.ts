import { rowFlags, type Summary } from '@paifang/emulator/control'
import type { AnyOperation } from '@paifang/gateway'
import { operationNamed } from '../call/operationNamed'
import type { Flags, Text } from '../Command'
import type { Context } from '../Context'
import type { GatewayModule } from '../gateways/GatewayModule'
import type { RecordedCall } from '../gateways/RecordedRequest'
import { filledInput, filledMember, filledXml, type Given } from './masked'
import type { Outcome } from './Outcome'
import type { Recorded } from './Recorded'
import { recordedOutcomes, type RecordedOutcomes } from './recordedOutcome'

/** A recorded call: one that can be made again, or why it cannot. */
export interface Planned {
  readonly recorded: Recorded
  readonly gateway: GatewayModule
  readonly operation: AnyOperation
  /** What its own document says of it; `false`: it is taken for a write. */
  readonly typed: boolean
  /** What came of it then; absent where the recording does not say. */
  readonly before?: Outcome
  readonly call: RecordedCall
  /** Absent: it can be sent. */
  readonly why?: Text
  /** Places of `--param` that were filled in. */
  readonly used: ReadonlyArray<string>
}

/** The gateway whose request it is. */
const gatewayOf = (
  { gateway, params }: Recorded,
  gateways: ReadonlyArray<GatewayModule>,
): GatewayModule | undefined =>
  gateways.find(({ name }) => name === gateway) ?? gateways.find((one) => one.signer().owns(params))

const maskedWhy = (places: ReadonlyArray<string>): Text => {
  const [first = ''] = places
  return {
    en: `${places.join(', ')}: not shown in the recording. Give it with --param '${first}=…', or record with "paifang emulate --show-sensitive"`,
    zh: `${places.join('、')}：录制中未显示。请用 --param '${first}=…' 提供，或用 "paifang emulate --show-sensitive" 录制`,
  }
}

/** The call with what was masked filled in. */
const filled = (call: RecordedCall, given: Given): Pick<Planned, 'call' | 'why' | 'used'> => {
  const input = filledInput(call.input, given)
  const { rawXml, rawBody } = (call.options ?? {}) as {
    readonly rawXml?: string
    readonly rawBody?: { readonly text: string }
  }
  const xml = rawXml === undefined ? undefined : filledXml(rawXml, given)
  const body = rawBody === undefined ? undefined : filledMember('body', rawBody.text, given)
  const all = [input, ...(xml === undefined ? [] : [xml]), ...(body === undefined ? [] : [body])]
  const missing = all.flatMap((one) => one.missing)
  return {
    call: {
      ...call,
      input: input.value,
      options: {
        ...call.options,
        ...(xml === undefined ? {} : { rawXml: xml.value }),
        ...(body === undefined ? {} : { rawBody: { ...rawBody, text: body.value } }),
      },
    },
    used: all.flatMap((one) => one.used),
    ...(missing.length === 0 ? {} : { why: maskedWhy(missing) }),
  }
}

const nothing: RecordedCall = { method: '', input: {} }

/** Why a request that some gateway was sent cannot be sent again. */
const whyNot = (
  { isBatch, hasFiles }: Recorded,
  { recorded, name }: GatewayModule,
  method: string,
): Text | undefined => {
  if (isBatch) return { en: 'a batch: its lines are replayed each', zh: '批量请求：其中每一行单独重放' }
  if (recorded === undefined)
    return { en: `requests of ${name} are not replayed`, zh: `不支持重放网关 ${name} 的请求` }
  if (method === '') return { en: 'it names no operation', zh: '请求未指明接口' }
  if (hasFiles) return { en: 'its files are not part of the recording', zh: '录制中没有其上传的文件' }
  return undefined
}

/** The line of the journal for it, for filters. */
const summaryOf = ({ recorded, gateway, operation, before }: Planned): Summary => {
  const { seq, atMs, ms, verb, path, params, body, answer, told, isBatch } = recorded
  return {
    seq,
    realMs: atMs,
    virtualMs: atMs,
    gateway: gateway.name,
    method: operation.method,
    app: params['app_key'] ?? params['_akey'] ?? '',
    outcome: told?.outcome ?? (before === undefined || before.result === 'ok' ? 'answered' : 'refused'),
    status: answer?.status ?? 0,
    ms,
    requestId: before?.requestId ?? '',
    inBytes: body?.length ?? 0,
    outBytes: answer?.body.length ?? 0,
    code: before?.code ?? '',
    sub: before?.subCode ?? '',
    flags: (isBatch ? rowFlags.batch : 0) + (before?.result === 'BusinessError' ? rowFlags.failed : 0),
    of: 0,
    path: `${verb} ${path}`,
    reason: before?.fields.get('message') ?? '',
    explain: told?.explain ?? '',
    faults: told?.faults ?? '',
    again: 0,
    retryOf: 0,
    key: '',
  }
}

export interface Plan {
  readonly planned: ReadonlyArray<Planned>
  /** Requests of no gateway that is known here. */
  readonly foreign: number
}

/**
 * Every recorded call that passes a filter, in its order. Nothing is sent.
 */
export const planReplay = async (
  exchanges: ReadonlyArray<Recorded>,
  {
    given,
    accounts,
    passes,
  }: {
    readonly given: Given
    /** What is known of the account of each gateway, by its name. */
    readonly accounts: (gateway: GatewayModule) => Promise<Readonly<Record<string, string>>>
    readonly passes: (row: Summary) => boolean
  },
  flags: Flags,
  context: Context,
): Promise<Plan> => {
  const outcomes = new Map<string, RecordedOutcomes>()
  const operations = new Map<string, ReturnType<typeof operationNamed>>()
  const planned: Planned[] = []
  let foreign = 0
  for (const recorded of exchanges) {
    const gateway = gatewayOf(recorded, context.gateways)
    if (gateway === undefined) {
      foreign += 1
      continue
    }
    const read = gateway.recorded?.()(recorded, await accounts(gateway)) ?? nothing
    const isCall = !('en' in read)
    const method = isCall ? read.method : (recorded.params['method'] ?? '')
    const key = `${gateway.name} ${method}`
    const named = operations.get(key) ?? operationNamed(method, { ...flags, gateway: gateway.name }, context)
    operations.set(key, named)
    const reader = outcomes.get(gateway.name) ?? recordedOutcomes(gateway)
    outcomes.set(gateway.name, reader)
    const why = isCall ? whyNot(recorded, gateway, method) : read
    const { answer } = recorded
    const { operation, typed } = named
    const base = { recorded, gateway, operation, typed, call: isCall ? read : nothing, used: [] }
    const before =
      answer === undefined || why !== undefined ? undefined : await reader.read(operation, base.call, answer)
    const one: Planned = {
      ...base,
      ...(before === undefined ? {} : { before }),
      ...(why === undefined ? filled(base.call, given) : { why }),
    }
    if (passes(summaryOf(one))) planned.push(one)
  }
  await Promise.all([...outcomes.values()].map((one) => one.close()))
  return { planned, foreign }
}
