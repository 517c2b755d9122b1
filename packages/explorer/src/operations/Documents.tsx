import { TableHead } from '../frame/TableHead'
import type { JSX } from 'preact'
import type { OperationShown } from '../contract'
import { words } from '../words/language'

/** Codes of the operation's own, and what to do about each. */
export const Codes = ({ operation: { codes } }: { operation: OperationShown }): JSX.Element => {
  const { lang, operations: say } = words.value
  return (
    <>
      <h3>{say.codes}</h3>
      {codes.length === 0 ? (
        <p>{say.unknown}</p>
      ) : (
        <table class="fields">
          <TableHead columns={[say.code, say.meaning, say.advice]} />
          <tbody>
            {codes.map(({ code, message, solution, advice }) => (
              <tr key={code}>
                <th scope="row">{code}</th>
                <td lang="zh">{message}</td>
                <td>
                  <span lang="zh">{solution}</span> {advice[lang]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

/** What its spec says that its document does not: corrected by hand, or inferred, each with its reason. */
export const Remarks = ({ operation: { remarks } }: { operation: OperationShown }): JSX.Element | null => {
  const { operations: say } = words.value
  if (remarks.length === 0) return null
  return (
    <details>
      <summary>
        <h3>
          {say.remarks} <small>{remarks.length}</small>
        </h3>
      </summary>
      <table class="fields">
        <TableHead columns={[say.at, say.said, say.because]} />
        <tbody>
          {remarks.map(({ at, fact, because }, index) => (
            <tr key={index}>
              <th scope="row">{at}</th>
              <td>{fact === null ? say.byHand : <span lang="en">{fact}</span>}</td>
              <td lang="en">{because}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
