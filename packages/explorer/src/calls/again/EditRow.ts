import { jsonLeaves, type Edit, type Entry } from '@paifang/emulator/control'

/** One value of a request that somebody may change. */
export interface EditRow {
  readonly edit: Pick<Edit, 'param' | 'at'>
  /** `request.blacklist.0.mobile` */
  readonly label: string
  /** As it is typed: a text of JSON without its quotes. */
  readonly shown: string
  /** Within JSON, whether it is a text there: it is one again when it goes back. */
  readonly isText: boolean
  /** It stays as it was unless something else is typed: what it was is not here. */
  readonly isMasked: boolean
}

const masked = '***'

const leafRows = (
  document: string,
  edit: Pick<Edit, 'param'>,
  label: string,
): ReadonlyArray<EditRow> | undefined =>
  /^\s*[[{]/.test(document)
    ? jsonLeaves(document)?.map(({ path, text }) => {
        const isText = text.startsWith('"')
        const shown = isText ? (JSON.parse(text) as string) : text
        const name = [label, ...path].filter((step) => step !== '').join('.')
        return { edit: { ...edit, at: path }, label: name, shown, isText, isMasked: shown === masked }
      })
    : undefined

/** Every value of a request, those within JSON one by one, as they are shown. */
export const editRows = ({ request }: Entry): ReadonlyArray<EditRow> => {
  const params = Object.entries(request.params).flatMap(([param, text]) => {
    const whole: EditRow = {
      edit: { param },
      label: param,
      shown: text,
      isText: false,
      isMasked: text === masked,
    }
    return leafRows(text, { param }, param) ?? [whole]
  })
  const body = request.raw.slice(request.raw.indexOf('\r\n\r\n') + 4)
  const isJson = /json/i.test(request.headers['content-type'] ?? '')
  return [...params, ...(isJson ? (leafRows(body, {}, '') ?? []) : [])]
}

/** What was typed, as an edit; `undefined`: it is as it was; `no-json`: nothing that can stand there. */
export const editOf = (
  { edit, shown, isText, isMasked }: EditRow,
  typed: string,
): Edit | undefined | 'no-json' => {
  if (typed === (isMasked ? '' : shown)) return undefined
  const value = isText ? JSON.stringify(typed) : typed
  return edit.at !== undefined && jsonLeaves(value) === undefined ? 'no-json' : { ...edit, value }
}
