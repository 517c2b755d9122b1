import type { ActiveRule, Fault } from '@paifang/emulator/control'
import { useEffect, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { Server } from '../server/createServer'
import { words } from '../words/language'
import { faultFields, kinds, valueOf, type Field, type Kind } from './faultFields'
import type { Change, ControlCall, Undo } from './Change'

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

const NewRule = ({ change }: { change: Change }): JSX.Element => {
  const [kind, setKind] = useState<Kind>('delay')
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({ ms: '300' })
  const [operation, setOperation] = useState('')
  const [times, setTimes] = useState('')
  const { lab } = words.value
  const fields = Object.entries(faultFields[kind]) as ReadonlyArray<readonly [string, Field]>
  const add = (event: Event): void => {
    event.preventDefault()
    const told = fields.flatMap(([name, field]) => {
      const value = valueOf(field, typed[name] ?? '')
      return value === undefined ? [] : [[name, value] as const]
    })
    void change(
      {
        verb: 'POST',
        path: '/faults',
        body: {
          fault: { kind, ...Object.fromEntries(told) },
          ...(operation === '' ? {} : { operation }),
          ...(times === '' ? {} : { times: Number(times) }),
        },
      },
      removing,
    )
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
      <label>
        {lab.times}{' '}
        <input
          type="number"
          min={1}
          value={times}
          placeholder={lab.always}
          onInput={({ currentTarget }) => setTimes(currentTarget.value)}
        />
      </label>
      <button type="submit" class="main">
        {lab.add}
      </button>
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
      <NewRule change={change} />
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
                <th scope="col">{lab.remove}</th>
              </tr>
            </thead>
            <tbody>
              {rules.map((one) => {
                const {
                  id,
                  rule: { fault, operation, times },
                  struck,
                } = one
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
