import type { Path } from '@paifang/contract'
import type { Field } from '../spec/Field'
import { problem, type Problem } from '../spec/Problem'
import { outcomePaths } from '../spec/outcomePaths'
import { bulkPaths, pagingPaths, type NamedPaths } from '../spec/pagingPaths'
import { fieldsOf } from '../spec/Shape'
import type { Spec } from '../spec/Spec'
import { fieldNameProblem, maxDepth, methodProblem } from './fieldNameProblem'
import { typeProblem } from './typeProblem'

const fieldProblems = (fields: ReadonlyArray<Field>, at: ReadonlyArray<string>): ReadonlyArray<Problem> => {
  if (at.length > maxDepth)
    return [problem(at.slice(0, 4), `structs inside structs deeper than ${maxDepth} levels`)]
  const seen = new Set<string>()
  return fields.flatMap(({ name, shape, type }) => {
    const wrong = fieldNameProblem(name) ?? (seen.has(name) ? 'declared twice' : typeProblem(type))
    seen.add(name)
    const inside = fieldsOf(shape) ?? []
    return [
      ...(wrong === undefined ? [] : [problem([...at, name.slice(0, 80)], wrong)]),
      ...fieldProblems(inside, [...at, name]),
    ]
  })
}

/** Whether the fields have something at the path; an unknown side has everything. */
const leads = (side: ReadonlyArray<Field> | 'unknown', [name, ...rest]: Path): boolean => {
  if (side === 'unknown' || name === undefined) return true
  const found = side.find((field) => field.name === name)
  if (found === undefined) return false
  const inside = fieldsOf(found.shape)
  return rest.length === 0 || inside === undefined || leads(inside, rest)
}

const nothing: NamedPaths = { input: [], output: [] }

const pathProblems = (spec: Spec): ReadonlyArray<Problem> => {
  const { input, output, outcome = {}, idempotent, sensitive, paging, bulk } = spec
  const lost = (
    member: string,
    side: 'input' | 'output',
    paths: NamedPaths['input'],
  ): ReadonlyArray<Problem> =>
    paths
      .filter(([, path]) => !leads(spec[side], path))
      .map(([role]) => problem([`${member}.${role}`], `leads to no field of the ${side}`))
  const paged = paging === undefined ? nothing : pagingPaths(paging)
  const batched = bulk === undefined ? nothing : bulkPaths(bulk)
  return [
    ...lost('outcome', 'output', outcomePaths(outcome)),
    ...lost('paging', 'input', paged.input),
    ...lost('paging', 'output', paged.output),
    ...lost('bulk', 'input', batched.input),
    ...lost('bulk', 'output', batched.output),
    ...(typeof idempotent === 'object' && !leads(input, idempotent.key)
      ? [problem(['idempotent'], 'leads to no field of the input')]
      : []),
    ...sensitive
      .filter((path) => !leads(input, path) && !leads(output, path))
      .map((path) => problem(['sensitive', path.join('.')], 'leads to no field')),
  ]
}

/** What the schema cannot say: names that are unsafe or twice, nesting, paths that lead nowhere. */
export const specProblems = (spec: Spec): ReadonlyArray<Problem> => {
  const wrong = methodProblem(spec.method)
  return [
    ...(wrong === undefined ? [] : [problem(['method'], wrong)]),
    ...(['input', 'output'] as const).flatMap((side) => {
      const fields = spec[side]
      return fields === 'unknown' ? [] : fieldProblems(fields, [side])
    }),
    ...pathProblems(spec),
  ]
}
