import type { JSX } from 'preact'
import type { FormField, FormShape } from '../server/OperationShown'
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
}: {
  title: string
  fields: ReadonlyArray<FormField> | undefined
}): JSX.Element => {
  const { lang, operations: say } = words.value
  return (
    <>
      <h3>{title}</h3>
      {fields === undefined ? (
        <p>{say.unknown}</p>
      ) : (
        <table class="fields">
          <thead>
            <tr>
              <th scope="col">{say.field}</th>
              <th scope="col">{say.kind}</th>
              <th scope="col">{say.description}</th>
              <th scope="col">{say.example}</th>
            </tr>
          </thead>
          <tbody>
            {linesOf(fields).map(
              ({ depth, field: { name, kind, required, limits, description, example } }, at) => (
                <tr key={at}>
                  <th scope="row" style={{ paddingLeft: `${6 + depth * 14}px` }}>
                    {name}
                    {required && <b title={say.required}> *</b>}
                  </th>
                  <td>{[kind[lang], limits[lang]].filter((text) => text !== '').join(' · ')}</td>
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
    </>
  )
}
