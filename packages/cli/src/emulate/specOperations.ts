import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { unknownStruct, unknownValue } from '@paifang/contract'
import { describeProblem, readDomain, type Spec } from '@paifang/codegen'
import type { AnyOperation } from '@paifang/gateway'
import { structOf } from '../operations/codecOf'
import { UsageError } from '../UsageError'

/** A spec as an operation, interpreted instead of generated. */
export const operationOf = (spec: Spec): AnyOperation => {
  const {
    gateway,
    method,
    title,
    version,
    verb,
    outcome,
    errors,
    session,
    idempotent,
    sensitive,
    input,
    output,
  } = spec
  return {
    gateway,
    method,
    session,
    idempotent,
    sensitive,
    input: input === 'unknown' ? unknownStruct : structOf(input, `${method} input`, true),
    output: output === 'unknown' ? unknownValue : structOf(output, `${method} output`, false),
    codes: errors.map(({ code }) => code),
    ...(title === undefined ? {} : { title }),
    ...(version === undefined ? {} : { version }),
    ...(verb === undefined ? {} : { verb }),
    ...(outcome === undefined ? {} : { outcome }),
  }
}

/** The package folder of a spec folder, or the package folder itself. */
const domainOf = (path: string): string => {
  if (basename(path) === 'spec' && existsSync(path)) return dirname(path)
  if (existsSync(join(path, 'spec'))) return path
  throw new UsageError({ en: `${path} is no spec folder`, zh: `${path} 不是 spec 目录` })
}

/** Operations of spec folders, corrections beside them applied. */
export const specOperations = (paths: ReadonlyArray<string>): ReadonlyArray<AnyOperation> =>
  paths.flatMap((path) => {
    const domain = readDomain(domainOf(resolve(path)))
    if (domain._tag === 'Right') return domain.right.specs.map(operationOf)
    const text = domain.left.map(describeProblem).join('\n')
    throw new UsageError({ en: text, zh: text })
  })
