import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isErr } from '@paifang/result'
import { importCatalogue, importTopPage, type Field, type Spec } from '../../src'
import { fieldsOf } from '../../src/spec/Shape'
import { renderPage } from './renderPage'

const folder = join(__dirname, '../../../../../shared/catalog')
const isPresent = existsSync(folder)
const title = isPresent
  ? 'pages rendered from the catalogue'
  : 'pages rendered from the catalogue (skipped: ../shared/catalog is absent)'

const outline = (fields: Spec['input']): string =>
  fields === 'unknown'
    ? '?'
    : fields
        .map((field: Field) => {
          const inner = fieldsOf(field.shape)
          // Which fields can be selected is told by the example, which a rendering makes up.
          const isAsked = field.name === 'fields' || field.type === undefined
          const kind = isAsked ? 'text' : field.shape.kind
          return `${field.name}:${kind}${inner === undefined ? '' : `{${outline(inner)}}`}`
        })
        .join(' ')

;(isPresent ? describe : describe.skip)(title, () => {
  const names = isPresent
    ? new Set(
        readFileSync(join(folder, 'top-sample300.tsv'), 'utf8')
          .split('\n')
          .map((line) => line.split('\t')[0]),
      )
    : new Set()
  const specs = isPresent
    ? readdirSync(join(folder, 'top')).flatMap((file) => {
        const imported = importCatalogue(readFileSync(join(folder, 'top', file), 'utf8'), { document: file })
        return isErr(imported) ? [] : imported.right.filter(({ method }) => names.has(method))
      })
    : []

  it('give back the trees they were rendered from', () => {
    const failures = specs.flatMap((spec) => {
      const imported = importTopPage(renderPage(spec), { document: 'page' })
      if (isErr(imported)) return [`${spec.method}: ${JSON.stringify(imported.left)}`]
      return (['input', 'output'] as const).flatMap((side) =>
        outline(imported.right[side]) === outline(spec[side])
          ? []
          : [`${spec.method} ${side}\n  ${outline(imported.right[side])}\n  ${outline(spec[side])}`],
      )
    })
    expect(failures.slice(0, 12)).toEqual([])
  })
})
