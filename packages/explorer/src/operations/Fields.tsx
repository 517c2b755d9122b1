import { TableHead } from '../frame/TableHead'
import type { JSX } from 'preact'
import type { FormField, FormShape } from '../contract'
import { words } from '../words/language'

const membersOf = (shape: FormShape): ReadonlyArray<FormField> =>
  shape.kind === 'struct' ? shape.fields : 'of' in shape ? membersOf(shape.of) : []

interface Line {
  readonly depth: number
  readonly field: FormField
}

const linesOf = (fields: ReadonlyArray<FormField>, depth = 0): ReadonlyArray<Line> =>
  fields.flatMap((field) => [{ depth, field }, ...linesOf(membersOf(field.shape), depth + 1)])

/** Fields under those around them, as the document has them. */
export const Fields = ({
  title,
  fields,
  isShut = false,
}: {
  title: string
  fields: ReadonlyArray<FormField> | undefined
  /** Shown once somebody asks: a form says most of it. */
  isShut?: boolean
}): JSX.Element => {
  const { lang, operations: say } = words.value
  const lines = linesOf(fields ?? [])
  return (
    <details open={!isShut || fields === undefined}>
      <summary>
        <h3>
          {title} {fields !== undefined && <small>{lines.length}</small>}
        </h3>
      </summary>
      {fields === undefined ? (
        <p>{say.unknown}</p>
      ) : lines.length === 0 ? (
        <p>{say.none}</p>
      ) : (
        <table class="fields">
          <TableHead columns={[say.field, say.kind, say.description, say.example]} />
          <tbody>
            {lines.map(
              (
                { depth, field: { name, shape, kind, required, limits, description, example, sensitive } },
                at,
              ) => (
                <tr key={at}>
                  <th scope="row" style={{ paddingLeft: `${6 + depth * 14}px` }}>
                    {name}
                    {required && <b title={say.required}> *</b>}
                  </th>
                  <td>
                    {[kind[lang], limits[lang], say.travels[shape.kind] ?? '', sensitive ? say.masked : '']
                      .filter((text) => text !== '')
                      .join(' · ')}
                  </td>
                  <td lang="zh">{description}</td>
                  <td>
                    <code>{example}</code>
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      )}
    </details>
  )
}
