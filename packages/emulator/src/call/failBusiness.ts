import type { Outcome, Path } from '@paifang/contract'

type Struct = Readonly<Record<string, unknown>>

const isStruct = (value: unknown): value is Struct =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const withValue = (value: unknown, path: Path, change: (old: unknown) => unknown): unknown => {
  const [name, ...rest] = path
  if (name === undefined) return change(value)
  const struct = isStruct(value) ? value : {}
  return { ...struct, [name]: withValue(struct[name], rest, change) }
}

/** A flag keeps its way of being written: a Boolean or a text. */
const flag =
  (to: boolean) =>
  (old: unknown): unknown =>
    typeof old === 'string' ? String(to) : to

/** Turns a successful wire answer into one that says "failed" wherever the operation says that answers say so. */
export const failBusiness = (
  wire: unknown,
  outcome: Outcome | undefined,
  { retryable = true, code = 'EMULATED_FAILURE', message = 'injected by the emulator' } = {},
): unknown => {
  let failed = wire
  if (outcome?.success !== undefined) failed = withValue(failed, outcome.success.path, flag(false))
  if (outcome?.code !== undefined) {
    failed = withValue(failed, outcome.code.path, (old) =>
      typeof old === 'number' ? Number(code) || -1 : code,
    )
  }
  if (outcome?.message !== undefined) failed = withValue(failed, outcome.message, () => message)
  if (outcome?.retryable !== undefined) failed = withValue(failed, outcome.retryable, flag(retryable))
  return failed
}
