import type { DoneEvent } from '@paifang/gateway'
import { describe, oneLine, type CallError, type Result } from '@paifang/result'
import type { Context } from '../Context'
import { flatten } from '../output/flatten'
import { table } from '../output/table'
import type { AnyOperation } from '@paifang/gateway'

export interface CallReport {
  readonly operation: AnyOperation
  readonly result: Result<CallError, unknown>
  readonly done: DoneEvent | undefined
}

const words = {
  en: { attempts: 'attempts', took: 'took', request: 'request id' },
  zh: { attempts: '次数', took: '耗时', request: '请求 ID' },
} as const

/** The answer as a table of paths and values on stdout, how it went on stderr; with `--json` both as one document. */
export const reportCall = async (
  { operation, result, done }: CallReport,
  context: Context,
): Promise<void> => {
  const { attempts = 0, durationMs = 0, requestId } = done ?? {}
  const facts = { method: operation.method, attempts, durationMs: Math.round(durationMs), requestId }
  if (context.json) {
    const ended =
      result._tag === 'Right' ? { ok: true, output: result.right } : { ok: false, error: result.left }
    context.print(JSON.stringify({ ...facts, ...ended }))
    return
  }
  const say = words[context.lang]
  const id = requestId === undefined ? '' : ` · ${say.request} ${oneLine(requestId, 80)}`
  const footer = `${say.attempts} ${attempts} · ${say.took} ${facts.durationMs} ms${id}`
  if (result._tag === 'Right') {
    context.print(await table(flatten(result.right)))
    context.notice(footer)
  } else {
    context.notice(describe(result.left, context.lang))
    context.notice(footer)
  }
}
