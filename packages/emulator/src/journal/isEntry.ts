import { isStruct, isWritableDateTime } from '@paifang/wire'
import { endings } from '../contract/Row'
import type { Entry } from './Entry'

type Look = (value: unknown) => boolean

const isText: Look = (value) => typeof value === 'string'
const isFlag: Look = (value) => typeof value === 'boolean'

/** A number as an emulator counts and measures: none is below 0, and each is exact. */
export const isAmount = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= Number.MAX_SAFE_INTEGER

/** A moment that can be written as a date, epoch ms. */
export const isMoment = (value: unknown): value is number =>
  typeof value === 'number' && isWritableDateTime(value)

const listOf =
  (look: Look): Look =>
  (value) =>
    Array.isArray(value) && value.every((one: unknown) => look(one))

const recordOf =
  (look: Look): Look =>
  (value) =>
    isStruct(value) && Object.values(value).every(look)

const oneOf =
  (...texts: ReadonlyArray<string>): Look =>
  (value) =>
    typeof value === 'string' && texts.includes(value)

/** Every member of a type, looked at; what its type has not may be there, too. */
const membersOf =
  <A>(
    required: {
      readonly [K in keyof A as object extends Pick<A, K> ? never : K]: Look
    },
    optional: { readonly [K in keyof A as object extends Pick<A, K> ? K : never]-?: Look },
  ): Look =>
  (value) =>
    isStruct(value) &&
    Object.entries<Look>(required).every(([name, look]) => look(value[name])) &&
    Object.entries<Look>(optional).every(([name, look]) => value[name] === undefined || look(value[name]))

const isSpan: Look = (value) =>
  Array.isArray(value) && value.length === 2 && value.every((one: unknown) => Number.isSafeInteger(one))

type Check = Entry['checks'][number]
type Explanation = NonNullable<Entry['explanation']>
type Sides = NonNullable<Explanation['sides']>
type Side = Sides['gateway']
type Request = Entry['request']
type Answer = Entry['answer']

const isSegment = membersOf<Side['segments'][number]>(
  { kind: oneOf('secret', 'name', 'value', 'glue', 'body'), text: isText },
  { field: isText, differs: isSpan },
)

const isSide = membersOf<Side>({ segments: listOf(isSegment), formula: isText }, {})

const isExplanation = membersOf<Explanation>(
  {
    matched: isFlag,
    name: isText,
    differences: listOf(membersOf<Explanation['differences'][number]>({ name: isText }, { field: isText })),
    en: isText,
    zh: isText,
    formula: isText,
    complete: isFlag,
  },
  { stringToSign: isText, sides: membersOf<Sides>({ gateway: isSide }, { client: isSide }) },
)

const isCheck = membersOf<Check>(
  {
    name: isText,
    en: isText,
    zh: isText,
    state: oneOf('passed', 'failed', 'overlooked', 'not-reached'),
  },
  {
    code: Number.isSafeInteger,
    client: listOf(isSegment),
    gateway: listOf(isSegment),
    wanted: membersOf<NonNullable<Check['wanted']>>({ en: isText, zh: isText }, {}),
  },
)

const isBytesShown = membersOf<Request['bytes']>(
  { length: isAmount, bodyAt: isAmount, masked: listOf(isSpan) },
  {},
)

const isRequest = membersOf<Request>(
  {
    verb: isText,
    path: isText,
    headers: recordOf(isText),
    params: recordOf(isText),
    files: listOf(
      membersOf<Request['files'][number]>(
        { name: isText, fileName: isText, type: isText, bytes: isAmount },
        {},
      ),
    ),
    bodyBytes: isAmount,
    raw: isText,
    bytes: isBytesShown,
  },
  { rawBase64: isText },
)

const isAnswer = membersOf<Answer>(
  {
    status: isAmount,
    headers: recordOf(isText),
    bytes: isAmount,
    body: isText,
    sent: isBytesShown,
    delivery: isText,
  },
  {},
)

const looks = membersOf<Entry>(
  {
    seq: isAmount,
    at: isMoment,
    realMs: isMoment,
    outcome: oneOf(...endings),
    request: isRequest,
    checks: listOf(isCheck),
    answer: isAnswer,
    faults: listOf((fault) => isStruct(fault) && isText(fault['kind'])),
    durationMs: isAmount,
  },
  {
    gateway: isText,
    method: isText,
    app: isText,
    stringToSign: isText,
    explanation: isExplanation,
    input: () => true,
    refusal: membersOf<NonNullable<Entry['refusal']>>(
      { code: Number.isSafeInteger },
      { message: isText, subCode: isText, subMessage: isText },
    ),
    requestId: isText,
    steps: membersOf<NonNullable<Entry['steps']>>({ wait: isAmount, judge: isAmount, handle: isAmount }, {}),
    batch: listOf(isAmount),
    deliveryMs: isAmount,
    connection: isAmount,
    again: isAmount,
    retryOf: isAmount,
  },
)

/** Whether something that was read has the shape of an exchange: whoever shows it need not look again. */
export const isEntry = (value: unknown): value is Entry => looks(value)
