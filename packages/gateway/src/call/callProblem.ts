import type { InputError, Issue } from '@paifang/result'
import { unknownOption } from '@paifang/transport'
import type { CallOptions } from './CallOptions'
import { inputError } from './checkInput'
import type { AnyOperation } from '../Gateway'

/** The options that every call may have. */
export const callOptionNames: ReadonlyArray<string> = [
  'session',
  'signal',
  'deadlineMs',
  'attemptTimeoutMs',
  'idempotent',
  'caller',
  'unknownFields',
  'response',
]

/** Whether it can be called. */
export const isOperation = (value: unknown): value is AnyOperation => {
  const { method, input, output } = (value ?? {}) as Partial<AnyOperation>
  return (
    typeof method === 'string' &&
    typeof (input as Partial<AnyOperation['input']> | undefined)?.decode === 'function' &&
    typeof (output as Partial<AnyOperation['output']> | undefined)?.decode === 'function'
  )
}

const isSignal = (value: unknown): boolean => {
  const { aborted, addEventListener, removeEventListener } = (value ?? {}) as Partial<AbortSignal>
  return (
    [typeof aborted, typeof addEventListener, typeof removeEventListener].join() ===
    'boolean,function,function'
  )
}

const isTime = (value: unknown): boolean => typeof value === 'number' && value > 0

const optionIssues = (options: CallOptions, known: ReadonlySet<string> | undefined): ReadonlyArray<Issue> => {
  const issues: Issue[] = []
  for (const [path, value] of Object.entries(options)) {
    if (value === undefined) continue
    const problem = known === undefined ? undefined : unknownOption(path, known)
    if (problem !== undefined) issues.push({ path, expected: problem })
    else if (path === 'signal' && !isSignal(value))
      issues.push({ path, expected: 'an AbortSignal: of an AbortController, its signal' })
    else if ((path === 'deadlineMs' || path === 'attemptTimeoutMs') && !isTime(value))
      issues.push({ path, expected: 'a positive number of milliseconds' })
    else if ((path === 'idempotent' || path === 'response') && typeof value !== 'boolean')
      issues.push({ path, expected: 'true or false' })
    else if (path === 'unknownFields' && !['refuse', 'warn', 'send'].includes(value as string))
      issues.push({ path, expected: 'refuse, warn or send' })
  }
  return issues
}

/** What makes a call impossible before anything of it is looked at: no operation, options it cannot have. */
export const callProblem = (
  operation: unknown,
  options: CallOptions | undefined,
  known: ReadonlySet<string> | undefined,
): InputError | undefined => {
  if (!isOperation(operation))
    return inputError('', 'input', [
      { path: 'operation', expected: 'an operation: method, input, output and the rest' },
    ])
  if (options === undefined) return undefined
  const issues =
    typeof options === 'object' && (options as CallOptions | null) !== null
      ? optionIssues(options, known)
      : [{ path: '', expected: 'an object of options' }]
  return issues.length === 0 ? undefined : inputError(operation.method, 'options', issues)
}
