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

/** Words of a description that make a field the answer's own verdict on itself. */
const asksSuccess = /是否[^,，;；。]{0,6}成功|成功与否|whether [^,.;]{0,30}succe/i
const asksAnother = /失败|错误|fail|error/i

/** `flag` of Qimen and its kin: `success` or `failure`, beside a code and a message. */
const isFlag = (field: Field, fields: ReadonlyArray<Field>): boolean => {
  const { name, shape, example = '', description = '' } = field
  return (
    name === 'flag' &&
    shape.kind === 'text' &&
    /^((success|failure)(\W+(success|failure))?)?$/.test(example) &&
    /^$|success|failure|成功|失败|结果/.test(description) &&
    find('code', fields) !== undefined &&
    find('message', fields) !== undefined
  )
}

/** `result: Boolean 是否成功`: a name that says nothing, and a description that says it all. */
const isDescribed = ({ name, shape, example = '', description = '' }: Field): boolean =>
  /^(result|value|data)$/i.test(name) &&
  asksSuccess.test(description) &&
  (shape.kind === 'boolean' ||
    (shape.kind === 'text' && goodFlags.test(example) && !asksAnother.test(description)))

interface Success {
  readonly field: Field
  readonly accepts: ReadonlyArray<string>
  readonly because: string
}

const successIn = (fields: ReadonlyArray<Field>): Success | undefined => {
  const named = find('success', fields)
  if (named !== undefined)
    return { field: named, accepts: acceptsFlag(named), because: 'the names of the output fields' }
  const flag = fields.find((field) => isFlag(field, fields))
  if (flag !== undefined)
    return {
      field: flag,
      accepts: ['success'],
      because: 'flag beside a code and a message says success or failure',
    }
  const described = fields.find(isDescribed)
  return described === undefined
    ? undefined
    : {
        field: described,
        accepts: acceptsFlag(described),
        because: `the description of ${described.name} asks whether it succeeded`,
      }
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

/** How much a level says: a flag is more than a code and a message together, a code more than a message. */
const weightOf = ({ fields }: Level): number =>
  (successIn(fields) === undefined ? 0 : 4) +
  (find('code', fields) === undefined ? 0 : 2) +
  (find('message', fields) === undefined ? 0 : 1)

/** What the client goes by is a guess then, and whoever reads the report should know. */
const namesAlone =
  'the names of the output fields; no example is a code of success: those count that say so (0, 200, OK, SUCCESS), until an override gives accepts'

/** A message alone says nothing of how a call ended. */
const leastWeight = 2

/** Where the answer says success, code, message and retry: all at the one level that says most of it. */
export const inferOutcome = (
  root: ReadonlyArray<Field>,
): { readonly outcome: Outcome; readonly because: string } | undefined => {
  // Levels come outermost first, and of two that say as much the outer one stays first.
  const [best] = [...levels(root)].sort((a, b) => weightOf(b) - weightOf(a))
  if (best === undefined || weightOf(best) < leastWeight) return undefined
  const at = (role: Role): { readonly field: Field; readonly path: ReadonlyArray<string> } | undefined => {
    const field = find(role, best.fields)
    return field === undefined ? undefined : { field, path: [...best.path, field.name] }
  }
  const success = successIn(best.fields)
  const code = at('code')
  const message = at('message')
  const retryable = at('retryable')
  const requestId = at('requestId')
  const codeExample = code?.field.example
  const isTold = codeExample !== undefined && goodCodes.test(codeExample)
  // `trade.biz_code` and `coupon.code`: a code alone, inside a thing, is one of the thing.
  const isOfThing = best.path.length > 0 && /^(biz|sub|msg)?_?code$/i.test(code?.field.name ?? '')
  if (success === undefined && message === undefined && !isTold && isOfThing) return undefined
  const outcome: Outcome = {
    ...(success === undefined
      ? {}
      : { success: { path: [...best.path, success.field.name], accepts: success.accepts } }),
    ...(code
      ? {
          code: {
            path: code.path,
            ...(isTold ? { accepts: [codeExample] } : {}),
          },
        }
      : {}),
    ...(message ? { message: message.path } : {}),
    ...(retryable ? { retryable: retryable.path } : {}),
    ...(requestId ? { requestId: requestId.path } : {}),
  }
  return {
    outcome,
    because: success?.because ?? (code && !isTold ? namesAlone : 'the names of the output fields'),
  }
}
