import type { DoneEvent } from '@paifang/gateway'
import { describe, isOk } from '@paifang/result'
import type { Lang } from '../Context'
import type { Row } from './Row'
import type { Scenario } from './Scenario'
import { statusOf } from './statusOf'
import type { StartContext } from './StartContext'

/** Runs one scenario to its row: status and the requests that arrived must both be as expected. */
export const runScenario = async (scenario: Scenario, context: StartContext, lang: Lang): Promise<Row> => {
  const { part, title, operation, signMethod, expected, requests } = scenario
  const before = context.emulator.calls(operation).length
  let done: DoneEvent | undefined
  const result = await scenario.call(context, { onDone: (event) => (done = event) })()
  const status = statusOf(result)
  const arrived = context.emulator.calls(operation).length - before
  const { attempts = 0, durationMs = 0, requestId } = done ?? {}
  return {
    part,
    title: title[lang],
    operation: operation.method,
    gateway: operation.gateway,
    signMethod,
    status,
    expected,
    held: status === expected && arrived === requests && attempts === requests,
    durationMs: Math.round(durationMs * 10) / 10,
    attempts,
    ...(requestId === undefined ? {} : { requestId }),
    detail: isOk(result) ? '' : describe(result.left, lang),
  }
}
