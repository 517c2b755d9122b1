import type { JSX } from 'preact'
import type { FieldLine } from '../server/OperationShown'
import { words } from '../words/language'

/** Fields under those around them, as the document has them. */
export const Fields = ({
  title,
  lines,
}: {
  title: string
  lines: ReadonlyArray<FieldLine> | undefined
}): JSX.Element => {
  const { lang, operations: say } = words.value
  return (
    <>
      <h3>{title}</h3>
      {lines === undefined ? (
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
            {lines.map(({ depth, name, kind, required, limits, description, example }, at) => (
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
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
