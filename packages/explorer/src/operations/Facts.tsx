import { useMemo } from 'preact/hooks'
import type { JSX } from 'preact'
import { go } from '../frame/route'
import { filterOf } from '../calls/filterOf'
import { useSlowly } from '../lab/useFetched'
import type { Rows } from '../rows/createRows'
import type { OperationShown } from '../contract'
import { words } from '../words/language'

/** How often it was called, as a way to those calls. */
const Calls = ({ method, rows }: { method: string; rows: Rows }): JSX.Element => {
  const version = useSlowly(rows.version.value, 300)
  const q = `op:${method}`
  const times = useMemo(() => {
    const { look } = filterOf(q)
    let found = 0
    rows.each((row) => {
      if (look?.(row) === true) found += 1
    })
    return found
  }, [version, q])
  return (
    <button type="button" onClick={() => go({ pane: 'calls', q })}>
      {words.value.operations.calls(times)}
    </button>
  )
}

/** What is known of an operation as a whole, and what no document says. */
export const Facts = ({
  operation,
  rows,
}: {
  operation: OperationShown
  /** Absent where no emulator is shown. */
  rows: Rows | undefined
}): JSX.Element => {
  const { operations: say } = words.value
  const { title, description, session, idempotent, sensitive, success, codeAt, pages, rowsAt } = operation
  const repeat =
    typeof idempotent === 'object'
      ? say.repeatKey(idempotent.key.join('.'))
      : idempotent
        ? say.repeatYes
        : say.repeatNo
  const outcome = [success, codeAt === '' ? '' : `${say.codeAt} ${codeAt}`].filter((text) => text !== '')
  const facts: ReadonlyArray<readonly [string, string]> = [
    [say.sessionNeed, say.session[session]],
    [say.repeat, repeat],
    [say.outcome, outcome.join(' · ') || say.unknown],
    [say.sensitive, sensitive.join(', ') || say.none],
    ...(pages === '' ? [] : [[say.paging, pages] as const]),
    ...(rowsAt === '' ? [] : [[say.rows, rowsAt] as const]),
    [say.source, operation.source || say.noSource],
  ]
  return (
    <>
      <p>
        <span lang="zh">{title}</span> · {operation.gateway} · {operation.verb} ·{' '}
        {operation.writes ? say.write : say.read} · {operation.package}{' '}
        {rows !== undefined && <Calls method={operation.method} rows={rows} />}
      </p>
      {description !== '' && <p lang="zh">{description}</p>}
      <dl>
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
