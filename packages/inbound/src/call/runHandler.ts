import { causeOf, inboundError, isThenable, type InboundEnd } from '@paifang/gateway/author'
import type { InboundContext } from '../Handler'
import type { Route } from './Routes'

const isFailure = (value: unknown): value is { readonly code: string; readonly message: string } => {
  if (typeof value !== 'object' || value === null || '_tag' in value) return false
  const { code, message } = value as Readonly<Record<string, unknown>>
  return typeof code === 'string' && typeof message === 'string'
}

/** Runs a handler to its end. Never rejects: whatever it does is one of the ends of a call. */
export const runHandler = async (
  route: Route,
  input: unknown,
  context: InboundContext,
): Promise<InboundEnd> => {
  const { handler, method, output } = route
  const failed = (more: Parameters<typeof inboundError>[3]): InboundEnd => ({
    _tag: 'Refused',
    error: inboundError('handler', context.gateway, method, more),
  })
  try {
    const given: unknown = handler(input, context)
    const result = isThenable(given) ? await given : given
    const { _tag, left, right } = (result ?? {}) as {
      readonly _tag?: unknown
      readonly left?: unknown
      readonly right?: unknown
    }
    if (_tag === 'Left')
      return isFailure(left)
        ? { _tag: 'Failed', code: left.code, message: left.message }
        : failed({ detail: 'the handler failed without { code, message } of its own' })
    if (_tag !== 'Right') return failed({ detail: 'expected a Result: ok(output) or err({ code, message })' })
    if (!output.is(right)) return failed({ detail: `the output is not what ${output.name} takes` })
    return { _tag: 'Done', operation: route, wire: output.encode(right) }
  } catch (thrown) {
    return failed({ cause: causeOf(thrown) })
  }
}
