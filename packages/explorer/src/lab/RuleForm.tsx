import { Options } from '../frame/Options'
import type { FaultPreviewShown } from '@paifang/emulator/control'
import { useEffect, useState } from 'preact/hooks'
import type { JSX } from 'preact'
import { go } from '../frame/route'
import type { Server } from '../server/createServer'
import { words } from '../words/language'
import { kinds, type Field } from './faultFields'
import { NumberInput } from './NumberInput'
import { fieldsOf, ruleOf, type Condition, type FaultRule, type TypedRule } from './typedRule'

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
        <Options values={field} />
      </select>
    )}
  </label>
)

/** Of the calls that a rule would have struck, so many are named. */
const mostLinks = 8

/** What is seldom asked for. */
const seldom = ['gateway', 'app', 'nth', 'probability', 'seed'] as const

/** A rule with the fields of its kind, and what it would have done. */
export const RuleForm = ({
  initial,
  base,
  server,
  label,
  onRule,
  onCancel,
}: {
  initial: TypedRule
  /** The one that is edited. */
  base?: FaultRule
  server: Server
  label: string
  onRule: (rule: object) => void
  onCancel?: () => void
}): JSX.Element => {
  const [typed, setTyped] = useState(initial)
  const [preview, setPreview] = useState<FaultPreviewShown | string | undefined>(undefined)
  const { lab, cancel } = words.value
  const { kind, fields, conditions } = typed
  const put = (name: Condition, text: string): void =>
    setTyped({ ...typed, conditions: { ...conditions, [name]: text.trim() } })
  // What was told of another rule is not said of this one.
  useEffect(() => setPreview(undefined), [typed])
  const look = async (): Promise<void> => {
    const rule = ruleOf(typed, base)
    const answer = await server.send<FaultPreviewShown>('POST', '/api/emulator/faults/preview', rule)
    setPreview('ok' in answer ? answer.ok : answer.failed.text)
  }
  return (
    <form
      class="choices"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        onRule(ruleOf(typed, base))
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || onCancel === undefined) return
        event.stopPropagation()
        onCancel()
      }}
    >
      <label>
        {lab.kind}{' '}
        <select
          value={kind}
          onChange={({ currentTarget }) =>
            setTyped({
              ...typed,
              kind: kinds.find((one) => one === currentTarget.value) ?? kind,
              fields: {},
            })
          }
        >
          <Options values={kinds} />
        </select>
      </label>
      {fieldsOf(kind).map(([name, field]) => (
        <FieldInput
          key={`${kind} ${name}`}
          name={name}
          field={field}
          value={fields[name] ?? ''}
          onChange={(value) => setTyped({ ...typed, fields: { ...fields, [name]: value } })}
        />
      ))}
      <label>
        {lab.operation}{' '}
        <input
          value={conditions.operation}
          placeholder={lab.any}
          onInput={({ currentTarget }) => put('operation', currentTarget.value)}
        />
      </label>
      <NumberInput
        label={lab.times}
        min={1}
        value={conditions.times ?? ''}
        placeholder={lab.always}
        onChange={(text) => put('times', text)}
      />
      <details open={seldom.some((name) => (conditions[name] ?? '') !== '')}>
        <summary>{lab.narrower}</summary>
        <div class="choices">
          {seldom.map((name) => (
            <FieldInput
              key={name}
              name={lab.narrow[name]}
              field="text"
              value={conditions[name] ?? ''}
              onChange={(text) => put(name, text)}
            />
          ))}
        </div>
      </details>
      <button type="submit" class="main">
        {label}
      </button>
      {onCancel !== undefined && (
        <button type="button" onClick={onCancel}>
          {cancel}
        </button>
      )}
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
