import type { Spec } from '../spec/Spec'
import { comment } from './comment'
import { columns, object, print, text, width, type Doc } from './doc'
import { example } from './example'
import { literal } from './literal'
import { value } from './value'

export interface OperationNames {
  readonly operation: string
  readonly input: string
  readonly output: string
}

const codesType = (spec: Spec): ReadonlyArray<string> => [...new Set(spec.errors.map(({ code }) => code))]

/** The operation constant: the API as one value. */
export const operationText = (spec: Spec, names: OperationNames): string => {
  const codes = codesType(spec)
  const parameters = [literal(spec.gateway), names.input, names.output, ...codes.map(literal).slice(0, 0)]
  const codesText = codes.map(literal).join(' | ')
  const annotation = `Operation<${[...parameters, ...(codes.length === 0 ? [] : [codesText])].join(', ')}>`
  const shown = example(spec)
  const members: ReadonlyArray<readonly [string, Doc | undefined]> = [
    ['gateway', text(literal(spec.gateway))],
    ['method', text(literal(spec.method))],
    ['title', spec.title === undefined ? undefined : text(literal(spec.title))],
    ['version', spec.version === undefined ? undefined : text(literal(spec.version))],
    ['verb', spec.verb === undefined ? undefined : text(literal(spec.verb))],
    ['input', text(names.input)],
    ['output', text(names.output)],
    ['outcome', spec.outcome === undefined ? undefined : value(spec.outcome)],
    ['codes', value(codes)],
    ['session', text(literal(spec.session))],
    ['idempotent', value(spec.idempotent)],
    ['sensitive', value(spec.sensitive)],
    ['example', shown === undefined ? undefined : value(shown)],
  ]
  const body = print(
    object(
      members.flatMap(([name, doc]) => (doc === undefined ? [] : [[name, doc] as const])),
      true,
    ),
    '',
    0,
  )
  const about = comment(
    [`${spec.title ?? ''} (\`${spec.method}\`)`.trim(), '', spec.description ?? ''].join('\n'),
  )
  const head = `export const ${names.operation}: ${annotation} =`
  if (columns(head) + 2 <= width) return `${about}${head} ${body}\n`
  const broken = [...parameters, ...(codes.length === 0 ? [] : [codesText])]
    .map((one) => `  ${one}`)
    .join(',\n')
  return `${about}export const ${names.operation}: Operation<\n${broken}\n> = ${body}\n`
}
