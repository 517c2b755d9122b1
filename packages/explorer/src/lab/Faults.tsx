import { TableHead } from '../frame/TableHead'
import type { ActiveRule, Fault } from '@paifang/emulator/control'
import { Fragment } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Server } from '../server/createServer'
import { words } from '../words/language'
import type { Change, ControlCall, Undo } from './Change'
import { RuleForm } from './RuleForm'
import { typedOf, type TypedRule } from './typedRule'

/** Takes back a rule that was added. */
const removing: Undo = (answer) => [
  { verb: 'DELETE', path: `/faults/${(answer as { readonly id: string }).id}` },
]

/** Adds a rule once more, where it stood; its hits begin anew. */
const again = ({ rule, isPaused }: ActiveRule, next: ActiveRule | undefined): ControlCall => ({
  verb: 'POST',
  path: '/faults',
  body: {
    ...rule,
    ...(isPaused ? { paused: true } : {}),
    ...(next === undefined ? {} : { before: next.id }),
  },
})

/** What goes wrong most often. */
const presets = {
  outage: { kind: 'html', status: 503 },
  slow: { kind: 'delay', ms: 3000 },
  lost: { kind: 'reset' },
  cut: { kind: 'truncate' },
} as const satisfies Readonly<Record<string, Fault>>

const usual: TypedRule = { kind: 'delay', fields: { ms: '300' }, conditions: {} }

/** What a rule waits for before it strikes. */
const conditionsOf = ({
  rule: { fault: _fault, operation: _operation, times: _times, ...others },
}: ActiveRule): string =>
  Object.entries(others)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(' · ')

/** One rule in force: paused, moved, edited in its place, removed, each as the call that does it. */
const Rule = ({
  rules,
  index,
  change,
  server,
  onMoved,
}: {
  rules: ReadonlyArray<ActiveRule>
  index: number
  change: Change
  server: Server
  /** Told before it stands elsewhere. */
  onMoved: (id: string) => void
}): JSX.Element | null => {
  const [isEdited, setEdited] = useState(false)
  const { lab } = words.value
  const one = rules[index]
  if (one === undefined) return null
  const { id, rule, struck, isPaused } = one
  const { fault, operation, times } = rule
  const path = `/faults/${id}`
  const put = (body: object, undo: object): Promise<boolean> =>
    change({ verb: 'POST', path, body }, () => [{ verb: 'POST', path, body: undo }])
  /** Who edits by keys goes on where the form was opened. */
  const endEdit = (): void => {
    setEdited(false)
    document.getElementById(`fault-${id}`)?.focus()
  }
  const next = rules[index + 1]
  const moveTo = (before: string | null): void => {
    onMoved(id)
    void put({ before }, { before: next?.id ?? null })
  }
  const up = rules[index - 1]?.id
  const down = next === undefined ? undefined : (rules[index + 2]?.id ?? null)
  const move = (event: KeyboardEvent, before: string | null | undefined): void => {
    event.preventDefault()
    if (before !== undefined) moveTo(before)
  }
  return (
    <>
      <tr
        onKeyDown={(event) => {
          if (event.altKey && event.key === 'ArrowUp') move(event, up)
          if (event.altKey && event.key === 'ArrowDown') move(event, down)
        }}
      >
        <td>
          <code>
            {JSON.stringify(fault)
              .split(/(?<=,)/)
              .map((part, at) => (
                <Fragment key={at}>
                  {part}
                  <wbr />
                </Fragment>
              ))}
          </code>
        </td>
        <td>
          {operation ?? lab.any} <small>{conditionsOf(one)}</small>
        </td>
        <td>{times === undefined ? struck : `${struck} / ${times}`}</td>
        <td>
          <button
            type="button"
            aria-label={`${lab.pause} ${id}`}
            aria-pressed={isPaused}
            onClick={() => void put({ paused: !isPaused }, { paused: isPaused })}
          >
            ‖
          </button>{' '}
          <button
            type="button"
            aria-label={`${lab.up} ${id}`}
            title={lab.orderKeys}
            disabled={up === undefined}
            onClick={() => up !== undefined && moveTo(up)}
          >
            ↑
          </button>
        </td>
        <td>
          <button
            type="button"
            id={`fault-${id}`}
            aria-label={`${lab.edit} ${id}`}
            aria-expanded={isEdited}
            onClick={() => setEdited(!isEdited)}
          >
            ✎
          </button>{' '}
          <button
            type="button"
            aria-label={`${lab.remove} ${id}`}
            onClick={() => void change({ verb: 'DELETE', path }, () => [again(one, next)])}
          >
            ✕
          </button>
        </td>
      </tr>
      {isEdited && (
        <tr>
          <td colSpan={5}>
            <RuleForm
              initial={typedOf(rule)}
              base={rule}
              server={server}
              label={`${lab.save} ${id}`}
              onCancel={endEdit}
              onRule={(edited) =>
                void put({ rule: edited }, { rule }).then((isDone) => {
                  if (isDone) endEdit()
                })
              }
            />
          </td>
        </tr>
      )}
    </>
  )
}

/** The rules in force, whoever made them. */
export const Faults = ({
  server,
  change,
  version,
}: {
  server: Server
  change: Change
  version: number
}): JSX.Element => {
  const [rules, setRules] = useState<ReadonlyArray<ActiveRule>>([])
  const moved = useRef('')
  const { lab, lang } = words.value
  useEffect(() => {
    void server.get<ReadonlyArray<ActiveRule>>('/api/emulator/faults').then((answer) => {
      if ('ok' in answer) setRules(answer.ok)
    })
  }, [version])
  useEffect(() => {
    // Who moves a rule by keys goes on with it, wherever it stands now.
    if (moved.current !== '') document.getElementById(`fault-${moved.current}`)?.focus()
    moved.current = ''
  }, [rules])
  return (
    <section aria-labelledby="faults">
      <h2 id="faults">{lab.faults}</h2>
      <RuleForm
        initial={usual}
        server={server}
        label={lab.add}
        onRule={(body) => void change({ verb: 'POST', path: '/faults', body }, removing)}
      />
      <p class="choices" role="group" aria-label={lab.presets}>
        {Object.entries(presets).map(([name, fault]) => (
          <button
            key={name}
            type="button"
            title={JSON.stringify(fault)}
            onClick={() => void change({ verb: 'POST', path: '/faults', body: { fault } }, removing)}
          >
            {lab.preset[name as keyof typeof presets]}
          </button>
        ))}
      </p>
      {rules.length === 0 ? (
        <p class="empty">{lab.noFaults}</p>
      ) : (
        <>
          <table class="fields rules">
            <TableHead
              columns={[
                lab.kind,
                lab.operation,
                lab.met,
                lab.order,
                [lab.edit, lab.remove].join(lang === 'zh' ? '、' : ', '),
              ]}
            />
            <tbody>
              {rules.map(({ id }, index) => (
                <Rule
                  key={id}
                  rules={rules}
                  index={index}
                  change={change}
                  server={server}
                  onMoved={(one) => {
                    moved.current = one
                  }}
                />
              ))}
            </tbody>
          </table>
          <button
            type="button"
            onClick={() =>
              void change({ verb: 'DELETE', path: '/faults' }, () =>
                rules.map((one) => again(one, undefined)),
              )
            }
          >
            {lab.removeAll}
          </button>
        </>
      )}
    </section>
  )
}
