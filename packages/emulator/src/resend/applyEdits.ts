import { isWellFormed } from '@paifang/wire'
import type { Edit } from '../contract/Resend'
import { jsonLeaves } from '../contract/jsonLeaves'
import type { Rewrite, Unsent } from './Rewrite'

const problem = ({ param = '', at = [] }: Edit, en: string, zh: string): Unsent => {
  const place = [param, ...at].join('.')
  return { problem: `${place}: expected ${en}`, zh: `${place}：应为${zh}` }
}

const isSame = (one: ReadonlyArray<string>, other: ReadonlyArray<string>): boolean =>
  one.length === other.length && one.every((step, index) => step === other[index])

/** The document with another value in one place, all else as it was written. */
const edited = (document: string, edit: Edit): string | Unsent => {
  const { at = [], value } = edit
  if (at.length === 0) return value ?? ''
  const leaf = jsonLeaves(document)?.find(({ path }) => isSame(path, at))
  if (leaf === undefined) return problem(edit, 'a value of the JSON that was sent', '所发送 JSON 中的值')
  if (value === undefined || jsonLeaves(value) === undefined) return problem(edit, 'JSON', ' JSON')
  return document.slice(0, leaf.from) + value + document.slice(leaf.to)
}

/** What edits make of a request; they are applied in their order. */
export const applyEdits = (
  params: ReadonlyMap<string, string>,
  body: string | undefined,
  edits: ReadonlyArray<Edit>,
): Rewrite | Unsent => {
  const changed = new Map<string, string | undefined>()
  let changedBody: string | undefined
  for (const edit of edits) {
    const { param, at = [], value } = edit
    if (value !== undefined && !isWellFormed(value))
      return problem(edit, 'text without half characters', '不含半个字符的文本')
    if (param === undefined) {
      if (body === undefined) return problem(edit, 'a body that is JSON', ' JSON 请求体')
      const next = edited(changedBody ?? body, edit)
      if (typeof next !== 'string') return next
      changedBody = next
    } else if (at.length === 0) changed.set(param, value)
    else {
      const next = edited(changed.get(param) ?? params.get(param) ?? '', edit)
      if (typeof next !== 'string') return next
      changed.set(param, next)
    }
  }
  return { params: changed, ...(changedBody === undefined ? {} : { body: Buffer.from(changedBody, 'utf8') }) }
}
