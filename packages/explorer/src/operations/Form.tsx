import { Options } from '../frame/Options'
import { formatCompactDateTime, formatDateTime } from '@paifang/wire'
import { useState } from 'preact/hooks'
import type { JSX } from 'preact'
import type { FormField, FormShape, Issue } from '../contract'
import { words } from '../words/language'
import type { Files } from './createFiles'
import { isList, isStruct, readExact, setAt, writeExact, type Exact, type Place } from './exactJson'
import { FileField } from './FileField'
import { rowsIn } from './rowsIn'
import { scalarOf, typedOf } from './scalarOf'

/** What the fields of one form share. */
export interface Filling {
  readonly value: Exact | undefined
  /** Puts a value in its place; `undefined` leaves it out. */
  readonly put: (place: Place, value: Exact | undefined) => void
  readonly issues: ReadonlyArray<Issue>
  /** Epoch ms, for what is filled in with the time. */
  readonly now: () => number
  /** Absent where no file can be chosen: an answer holds none. */
  readonly files: Files | undefined
  /** In front of every id, where a page has two forms. */
  readonly prefix: string
}

interface At {
  readonly shape: FormShape
  readonly place: Place
  readonly value: Exact | undefined
  readonly filling: Filling
}

/** Items that are drawn; all of them are in the JSON. */
const mostItems = 50

const idOf = ({ prefix }: Filling, place: Place): string => `${prefix}-${place.join('-')}`

/** A place as issues name it: `request.blacklist[0].mobile`. */
const pathOf = (place: Place): string =>
  place.reduce<string>((path, step) => {
    if (typeof step === 'number') return `${path}[${step}]`
    if (!/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(step)) return `${path}[${JSON.stringify(step)}]`
    return path === '' ? step : `${path}.${step}`
  }, '')

const isAt = (path: string, place: Place): boolean => path === pathOf(place)

const IssuesAt = ({ place, filling }: { place: Place; filling: Filling }): JSX.Element | null => {
  const own = filling.issues.filter(({ path }) => isAt(path, place))
  if (own.length === 0) return null
  return (
    <p class="problem issue" id={`${idOf(filling, place)}-issue`}>
      {own.map(({ said }) => said[words.value.lang]).join('; ')}
    </p>
  )
}

/** What every control says to those who do not see it: which field it is, and whether something is wrong there. */
const told = ({
  filling,
  place,
}: Pick<At, 'filling' | 'place'>): {
  readonly 'aria-label': string
  readonly 'aria-invalid'?: true
  readonly 'aria-describedby'?: string
} => ({
  'aria-label': pathOf(place),
  ...(filling.issues.some(({ path }) => isAt(path, place))
    ? { 'aria-invalid': true, 'aria-describedby': `${idOf(filling, place)}-issue` }
    : {}),
})

/** Anything at all, as JSON; it goes into the call once it can be read. */
const RawJson = ({ place, value, filling }: At): JSX.Element => {
  const [draft, setDraft] = useState<string | undefined>(undefined)
  const { form: say } = words.value
  const shown = draft ?? (value === undefined ? '' : writeExact(value))
  return (
    <>
      <textarea
        id={idOf(filling, place)}
        rows={Math.min(8, shown.split('\n').length)}
        spellcheck={false}
        placeholder={say.unset}
        value={shown}
        {...told({ filling, place })}
        onInput={({ currentTarget }) => {
          const typed = currentTarget.value
          const read = readExact(typed)
          setDraft(read === undefined && typed.trim() !== '' ? typed : undefined)
          if (read !== undefined) filling.put(place, read)
          else if (typed.trim() === '') filling.put(place, undefined)
        }}
      />
      {draft !== undefined && <p class="problem issue">{say.noJson}</p>}
    </>
  )
}

const Choice = ({ shape, place, value, filling }: At): JSX.Element => {
  const known = shape.kind === 'oneOf' ? shape.values : ['true', 'false']
  const typed = typedOf(value, shape) ?? ''
  // What is no value of it is shown as it is, and refused where it is checked.
  const values = typed === '' || known.includes(typed) ? known : [...known, typed]
  return (
    <select
      id={idOf(filling, place)}
      value={typed}
      {...told({ filling, place })}
      onChange={({ currentTarget: { value: chosen } }) =>
        filling.put(place, chosen === '' ? undefined : scalarOf(shape, chosen))
      }
    >
      <option value="">{words.value.form.unset}</option>
      <Options values={values} />
    </select>
  )
}

const dates: Readonly<Record<string, (epochMs: number) => string>> = {
  dateTime: formatDateTime,
  compactDateTime: formatCompactDateTime,
}

const Line = ({ shape, place, value, filling, hint }: At & { hint: string }): JSX.Element => {
  const { form: say } = words.value
  const write = dates[shape.kind]
  return (
    <>
      <input
        id={idOf(filling, place)}
        value={typedOf(value, shape)}
        placeholder={value === undefined ? hint : ''}
        inputMode={shape.kind === 'integer' ? 'numeric' : 'text'}
        autocomplete="off"
        spellcheck={false}
        {...told({ filling, place })}
        onInput={({ currentTarget }) => filling.put(place, scalarOf(shape, currentTarget.value))}
      />
      {write !== undefined && (
        <button type="button" title="GMT+8" onClick={() => filling.put(place, write(filling.now()))}>
          {say.now}
        </button>
      )}
    </>
  )
}

const PasteRows = ({ shape, place, value, filling }: At): JSX.Element | null => {
  const [text, setText] = useState('')
  const { form: say } = words.value
  if (shape.kind !== 'list') return null
  const { of } = shape
  return (
    <details>
      <summary>{say.paste}</summary>
      <textarea
        rows={3}
        aria-label={say.paste}
        placeholder={say.pasteHint}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
      <button
        type="button"
        onClick={() => {
          filling.put(place, [...(isList(value) ? value : []), ...rowsIn(text, of)])
          setText('')
        }}
      >
        {say.add}
      </button>
    </details>
  )
}

const List = (at: At): JSX.Element | null => {
  const { shape, place, value, filling } = at
  const { form: say } = words.value
  if (shape.kind !== 'list') return null
  const { of } = shape
  const items = isList(value) ? value : []
  return (
    <div class="items">
      {items.slice(0, mostItems).map((item, index) => {
        const own = [...place, index]
        return (
          <fieldset key={index}>
            <legend>
              {index}{' '}
              {index > 0 && (
                <button
                  type="button"
                  aria-label={`${say.up} ${index}`}
                  onClick={() =>
                    filling.put(place, items.toSpliced(index - 1, 2, item, items[index - 1] ?? item))
                  }
                >
                  ↑
                </button>
              )}{' '}
              <button
                type="button"
                aria-label={`${say.remove} ${index}`}
                onClick={() =>
                  filling.put(
                    place,
                    items.filter((_, one) => one !== index),
                  )
                }
              >
                ✕
              </button>
            </legend>
            <Control shape={of} place={own} value={item} filling={filling} hint="" />
            {of.kind !== 'struct' && <IssuesAt place={own} filling={filling} />}
          </fieldset>
        )
      })}
      {items.length > mostItems && <p>{say.more(items.length - mostItems)}</p>}
      <p class="choices">
        <button type="button" onClick={() => filling.put([...place, items.length], emptyOf(of))}>
          {say.addRow}
        </button>
      </p>
      <PasteRows {...at} />
    </div>
  )
}

/** What an item begins as. */
const emptyOf = (shape: FormShape): Exact =>
  shape.kind === 'struct' ? {} : shape.kind === 'list' ? [] : 'of' in shape ? emptyOf(shape.of) : ''

const Control = ({ shape, place, value, filling, hint }: At & { hint: string }): JSX.Element => {
  const at = { shape, place, value, filling }
  const { form: say } = words.value
  switch (shape.kind) {
    case 'struct':
      if (value === undefined)
        return (
          <button type="button" id={idOf(filling, place)} onClick={() => filling.put(place, {})}>
            {say.fillIn}
          </button>
        )
      return isStruct(value) ? (
        <FormFields fields={shape.fields} place={place} value={value} filling={filling} />
      ) : (
        <RawJson {...at} />
      )
    case 'json':
      return typeof value === 'string' ? (
        <Line {...at} hint={hint} />
      ) : (
        <Control shape={shape.of} place={place} value={value} filling={filling} hint={hint} />
      )
    case 'list':
      return value === undefined || isList(value) ? <List {...at} /> : <RawJson {...at} />
    case 'boolean':
    case 'oneOf':
      return typedOf(value, shape) === undefined ? <RawJson {...at} /> : <Choice {...at} />
    case 'file':
      // Files are parameters of their own: one inside a struct is nothing that could be sent.
      return filling.files === undefined || place.length > 1 ? (
        <p class="empty">{say.noFile}</p>
      ) : (
        <FileField
          id={idOf(filling, place)}
          label={pathOf(place)}
          value={value}
          files={filling.files}
          onChange={(file) => filling.put(place, file)}
        />
      )
    case 'unknown':
    case 'unknownStruct':
      return <RawJson {...at} />
    default:
      return typedOf(value, shape) === undefined ? <RawJson {...at} /> : <Line {...at} hint={hint} />
  }
}

/** What holds others, or no value that a label could name. */
const isGroup = (shape: FormShape): boolean =>
  shape.kind === 'struct' ||
  shape.kind === 'list' ||
  shape.kind === 'file' ||
  (shape.kind === 'json' && isGroup(shape.of))

const FieldRow = ({
  field,
  place,
  value,
  filling,
}: Omit<At, 'shape'> & { field: FormField }): JSX.Element => {
  const { lang, form: say, operations } = words.value
  const { name, shape, kind, required, limits, description, example, sensitive } = field
  const title = (
    <>
      {name}
      {required && <b title={operations.required}> *</b>}
      {sensitive && <small title={say.sensitive}> {say.masked}</small>}
    </>
  )
  const facts = [kind[lang], limits[lang]].filter((text) => text !== '').join(' · ')
  const leaveOut = value !== undefined && (
    <button
      type="button"
      class="leave"
      aria-label={`${say.leaveOut} ${pathOf(place)}`}
      title={say.leaveOut}
      onClick={() => filling.put(place, undefined)}
    >
      ✕
    </button>
  )
  const about = (
    <small>
      {facts}
      {description !== '' && <span lang="zh"> {description}</span>}
    </small>
  )
  const control = (
    <Control shape={shape} place={place} value={value} filling={filling} hint={example || say.unset} />
  )
  if (isGroup(shape))
    return (
      <fieldset class="field">
        <legend>
          {title} {leaveOut}
        </legend>
        {about}
        <IssuesAt place={place} filling={filling} />
        {control}
      </fieldset>
    )
  return (
    <div class={`field ${value === undefined ? 'unset' : ''}`}>
      <label for={idOf(filling, place)}>{title}</label>
      <span class="control">
        {control}
        {leaveOut}
      </span>
      {about}
      <IssuesAt place={place} filling={filling} />
    </div>
  )
}

/** Members that no document names: they are kept, and sent, as they stand in the JSON. */
const Others = ({
  fields,
  value,
}: {
  fields: ReadonlyArray<FormField>
  value: Exact | undefined
}): JSX.Element | null => {
  const others = isStruct(value)
    ? Object.keys(value).filter((name) => !fields.some((field) => field.name === name))
    : []
  return others.length === 0 ? null : <p class="facts">{words.value.form.others(others.join(', '))}</p>
}

/** Fields under those around them, each with what it takes. What is left out is not sent; what is empty is sent empty. */
export const FormFields = ({
  fields,
  place,
  value,
  filling,
}: {
  fields: ReadonlyArray<FormField>
  place: Place
  value: Exact | undefined
  filling: Filling
}): JSX.Element => (
  <>
    {fields.map((field) => (
      <FieldRow
        key={field.name}
        field={field}
        place={[...place, field.name]}
        value={isStruct(value) && Object.hasOwn(value, field.name) ? value[field.name] : undefined}
        filling={filling}
      />
    ))}
    <Others fields={fields} value={value} />
  </>
)

/** Whether the form has the field that an issue is about: one elsewhere is told above it. */
export const isShown = (
  issue: Issue,
  fields: ReadonlyArray<FormField>,
  value: Exact | undefined,
  place: Place = [],
): boolean =>
  fields.some(({ name, shape }) => {
    const own = [...place, name]
    const at = isStruct(value) && Object.hasOwn(value, name) ? value[name] : undefined
    return isAt(issue.path, own) || isShownIn(issue, shape, at, own)
  })

const isShownIn = (issue: Issue, shape: FormShape, value: Exact | undefined, place: Place): boolean => {
  if (shape.kind === 'struct') return isStruct(value) && isShown(issue, shape.fields, value, place)
  if (shape.kind === 'json') return isShownIn(issue, shape.of, value, place)
  if (shape.kind !== 'list' || !isList(value)) return false
  return value.slice(0, mostItems).some((item, at) => {
    const own = [...place, at]
    return isAt(issue.path, own) ? shape.of.kind !== 'struct' : isShownIn(issue, shape.of, item, own)
  })
}

/** The same text with another value at a place. */
export const putInto = (text: string, place: Place, value: Exact | undefined): string =>
  writeExact(setAt(readExact(text), place, value) ?? {})
