import type { ActiveRule, Fault, FaultPreviewShown } from '@paifang/emulator/control'
import { useEffect, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { go } from '../frame/route'
import type { Server } from '../server/createServer'
import { words } from '../words/language'
import { faultFields, kinds, valueOf, type Field, type Kind } from './faultFields'
import type { Change, ControlCall, Undo } from './Change'
import { NumberInput } from './NumberInput'

const FieldInput = ({
  name,
  field,
  value,
  onChange,
}: {
  name: string
  field: Field
  value: string
  onChange: (value: string) => void
}): JSX.Element => (
  <label>
    {name}{' '}
    {typeof field === 'string' ? (
      <input
        inputMode={field === 'number' ? 'numeric' : 'text'}
        value={value}
        onInput={({ currentTarget }) => onChange(currentTarget.value)}
      />
    ) : (
      <select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        <option value="" />
        {field.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    )}
  </label>
)

/** Takes back a rule that was added. */
const removing: Undo = (answer) => [
  { verb: 'DELETE', path: `/faults/${(answer as { readonly id: string }).id}` },
]

/** Adds a rule once more; its hits begin anew. */
const again = ({ rule }: ActiveRule): ControlCall => ({ verb: 'POST', path: '/faults', body: rule })

/** What goes wrong most often. */
const presets = {
  outage: { kind: 'html', status: 503 },
  slow: { kind: 'delay', ms: 3000 },
  lost: { kind: 'reset' },
  cut: { kind: 'truncate' },
} as const satisfies Readonly<Record<string, Fault>>

/** Of the calls that a rule would have struck, so many are named. */
const mostLinks = 8

const NewRule = ({ server, change }: { server: Server; change: Change }): JSX.Element => {
  const [kind, setKind] = useState<Kind>('delay')
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({ ms: '300' })
  const [operation, setOperation] = useState('')
  const [times, setTimes] = useState('')
  const [preview, setPreview] = useState<FaultPreviewShown | string | undefined>(undefined)
  const { lab } = words.value
  const fields = Object.entries(faultFields[kind]) as ReadonlyArray<readonly [string, Field]>
  const typedRule = (): unknown => {
    const told = fields.flatMap(([name, field]) => {
      const value = valueOf(field, typed[name] ?? '')
      return value === undefined ? [] : [[name, value] as const]
    })
    return {
      fault: { kind, ...Object.fromEntries(told) },
      ...(operation === '' ? {} : { operation }),
      ...(times === '' ? {} : { times: Number(times) }),
    }
  }
  const add = (event: Event): void => {
    event.preventDefault()
    void change({ verb: 'POST', path: '/faults', body: typedRule() }, removing)
  }
  // What was told of another rule is not said of this one.
  useEffect(() => setPreview(undefined), [kind, typed, operation, times])
  const look = async (): Promise<void> => {
    const answer = await server.send<FaultPreviewShown>('POST', '/api/emulator/faults/preview', typedRule())
    setPreview('ok' in answer ? answer.ok : answer.failed.text)
  }
  return (
    <form class="choices" onSubmit={add}>
      <label>
        {lab.kind}{' '}
        <select
          value={kind}
          onChange={({ currentTarget }) => {
            setKind(kinds.find((one) => one === currentTarget.value) ?? 'delay')
            setTyped({})
          }}
        >
          {kinds.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      {fields.map(([name, field]) => (
        <FieldInput
          key={`${kind} ${name}`}
          name={name}
          field={field}
          value={typed[name] ?? ''}
          onChange={(value) => setTyped({ ...typed, [name]: value })}
        />
      ))}
      <label>
        {lab.operation}{' '}
        <input
          value={operation}
          placeholder={lab.any}
          onInput={({ currentTarget }) => setOperation(currentTarget.value)}
        />
      </label>
      <NumberInput label={lab.times} min={1} value={times} placeholder={lab.always} onChange={setTimes} />
      <button type="submit" class="main">
        {lab.add}
      </button>
      <button type="button" title={lab.previewHint} onClick={() => void look()}>
        {lab.preview}
      </button>
      <span role="status">
        {typeof preview === 'object'
          ? lab.wouldStrike(preview.struck, preview.matched, preview.looked)
          : preview}
        {typeof preview === 'object' &&
          preview.seqs.slice(-mostLinks).map((seq) => (
            <button key={seq} type="button" onClick={() => go({ pane: 'calls', seq })}>
              {seq}
            </button>
          ))}
      </span>
    </form>
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
  const { lab } = words.value
  useEffect(() => {
    void server.get<ReadonlyArray<ActiveRule>>('/api/emulator/faults').then((answer) => {
      if ('ok' in answer) setRules(answer.ok)
    })
  }, [version])
  return (
    <section aria-labelledby="faults">
      <h2 id="faults">{lab.faults}</h2>
      <NewRule server={server} change={change} />
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
          <table class="fields">
            <thead>
              <tr>
                <th scope="col">{lab.kind}</th>
                <th scope="col">{lab.operation}</th>
                <th scope="col">{lab.met}</th>
                <th scope="col">{lab.order}</th>
                <th scope="col">{lab.remove}</th>
              </tr>
            </thead>
            <tbody>
              {rules.map((one, index) => {
                const {
                  id,
                  rule: { fault, operation, times },
                  struck,
                  isPaused,
                } = one
                const previous = rules[index - 1]?.id
                const path = `/faults/${id}`
                return (
                  <tr key={id}>
                    <td>
                      <code>{JSON.stringify(fault)}</code>
                    </td>
                    <td>{operation ?? lab.any}</td>
                    <td>{times === undefined ? struck : `${struck} / ${times}`}</td>
                    <td>
                      <button
                        type="button"
                        aria-label={`${lab.pause} ${id}`}
                        aria-pressed={isPaused}
                        onClick={() =>
                          void change({ verb: 'POST', path, body: { paused: !isPaused } }, () => [
                            { verb: 'POST', path, body: { paused: isPaused } },
                          ])
                        }
                      >
                        ⏸
                      </button>{' '}
                      <button
                        type="button"
                        aria-label={`${lab.up} ${id}`}
                        disabled={previous === undefined}
                        onClick={() =>
                          void change({ verb: 'POST', path, body: { before: previous } }, () => [
                            { verb: 'POST', path, body: { before: rules[index + 1]?.id ?? null } },
                          ])
                        }
                      >
                        ↑
                      </button>
                    </td>
                    <td>
                      <button
                        type="button"
                        aria-label={`${lab.remove} ${id}`}
                        onClick={() =>
                          void change({ verb: 'DELETE', path: `/faults/${id}` }, () => [again(one)])
                        }
                      >
                        ✕
                      </button>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
          <button
            type="button"
            onClick={() => void change({ verb: 'DELETE', path: '/faults' }, () => rules.map(again))}
          >
            {lab.removeAll}
          </button>
        </>
      )}
    </section>
  )
}
