import type { Outcome } from '@paifang/contract'
import type { Field } from '../spec/Field'
import { words } from '../text/words'

const split = (names: string): ReadonlyArray<string> => names.split(' ')

/** Spellings met in documents, without separators and case, best first. */
const order = {
  success: split(
    'success issuccess respsuccess resultsuccess bizsuccess isbizsuccess succ issucc suc issuc successful issuccessful succeed succeeded issucceed issucceeded isok successflag apisuccess businesssuccess querysuccess syncsuccess rsuccess',
  ),
  code: split(
    'code errorcode errcode respcode resultcode retcode rescode bizcode bizerrorcode returncode responsecode msgcode subcode bizerrcode errorno errno',
  ),
  message: split(
    'message msg errormsg errmsg errormessage errmessage respmsg resultmsg retmsg returnmsg resultmessage respmessage responsemsg bizerrormsg bizmsg msginfo errorinfo errordesc errordetail resmsg submsg',
  ),
  retryable: split('isretry retry needretry retryable isretryable canretry shouldretry'),
  requestId: split('requestid resprequestid'),
} as const

type Role = keyof typeof order

const fits = (role: Role, { shape: { kind } }: Field): boolean =>
  role === 'success' || role === 'retryable'
    ? kind === 'boolean' || kind === 'text' || kind === 'integer'
    : kind === 'text' || kind === 'integer' || kind === 'id'

const find = (role: Role, fields: ReadonlyArray<Field>): Field | undefined => {
  const ranked = fields
    .filter((field) => fits(role, field))
    .map((field) => ({ field, rank: order[role].indexOf(words(field.name).join('')) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
  return ranked[0]?.field
}

interface Level {
  readonly path: ReadonlyArray<string>
  readonly fields: ReadonlyArray<Field>
}

/** The root and the structs inside it, outermost first, to the depth where documents put their flags. */
const levels = (root: ReadonlyArray<Field>): ReadonlyArray<Level> => {
  const all: Level[] = [{ path: [], fields: root }]
  for (const { path, fields } of all) {
    if (path.length >= 2) continue
    for (const { name, shape } of fields)
      if (shape.kind === 'struct') all.push({ path: [...path, name], fields: shape.fields })
  }
  return all
}

const goodCodes = /^(0|0000|000000|200|success|succ|ok)$/i
const goodFlags = /^(true|1|t|y|yes|s|ok|success|succ|0000)$/i

const acceptsFlag = ({ shape, example = '' }: Field): ReadonlyArray<string> => {
  if (shape.kind === 'boolean') return ['true']
  if (goodFlags.test(example)) return [example]
  return shape.kind === 'integer' ? ['1'] : ['true', 'TRUE', 'True', '1', 'T', 'Y', 'success', 'SUCCESS']
}

const score = ({ fields, path }: Level): number =>
  (find('success', fields) === undefined ? 0 : 100) +
  (find('code', fields) === undefined ? 0 : 20) +
  (find('message', fields) === undefined ? 0 : 10) -
  path.length

/** Where the answer says success, code, message and retry: all at the one level that says most of it. */
export const inferOutcome = (root: ReadonlyArray<Field>): Outcome | undefined => {
  const [best] = levels(root)
    .filter((level) => score(level) >= 9 - level.path.length && score(level) > 0)
    .sort((a, b) => score(b) - score(a))
  if (best === undefined || score(best) < 20 - best.path.length) return undefined
  const at = (role: Role): { readonly field: Field; readonly path: ReadonlyArray<string> } | undefined => {
    const field = find(role, best.fields)
    return field === undefined ? undefined : { field, path: [...best.path, field.name] }
  }
  const success = at('success')
  const code = at('code')
  const message = at('message')
  const retryable = at('retryable')
  const requestId = at('requestId')
  const codeExample = code?.field.example
  return {
    ...(success ? { success: { path: success.path, accepts: acceptsFlag(success.field) } } : {}),
    ...(code
      ? {
          code: {
            path: code.path,
            ...(codeExample !== undefined && goodCodes.test(codeExample) ? { accepts: [codeExample] } : {}),
          },
        }
      : {}),
    ...(message ? { message: message.path } : {}),
    ...(retryable ? { retryable: retryable.path } : {}),
    ...(requestId ? { requestId: requestId.path } : {}),
  }
}
