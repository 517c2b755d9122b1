const no = /^(?:false|no|n|f|0|-\d+|fail(?:ed|ure)?|error)$/i
const yes = /^(?:true|yes|y|t|1)$/i
const fine = /^(?:0+|200|ok|success(?:ful(?:ly)?)?|succeeded|none|(?:操作|处理|请求|调用)?成功)$/i

const says = (value: unknown, word: RegExp): boolean =>
  (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') &&
  word.test(String(value).trim())

/** Whether a member is there: nothing, blanks and the text `null` are what services write for one that is not. */
export const isThere = (value: unknown): boolean =>
  value !== undefined && value !== null && !(typeof value === 'string' && /^\s*(?:null\s*)?$/.test(value))

/** Whether a member holds something: an empty list or struct is there, and holds nothing. */
export const isFilled = (value: unknown): boolean =>
  isThere(value) && !(typeof value === 'object' && Object.keys(value as object).length === 0)

/** Whether a code, or the words beside one, say that all is well: `0`, `"0000"`, `200`, `"OK"`, `"SUCCESS"`, `成功`. */
export const saysFine = (value: unknown): boolean => says(value, fine)

/** Whether a member that is called after an error tells of one: not by `false`, an empty list or the word that all is well. */
export const saysTrouble = (value: unknown): boolean =>
  isThere(value) &&
  value !== false &&
  !(Array.isArray(value) && value.length === 0) &&
  !saysFine(value) &&
  !(typeof value === 'string' && /^\s*(?:false|no|n|f)\s*$/i.test(value))

const rules: ReadonlyArray<readonly [names: RegExp, fails: (value: unknown) => boolean]> = [
  [
    /^(?:is|has)?_?(?:success(?:ful)?|succ|succeeded|ok)$/i,
    (value) => (Array.isArray(value) ? value.some((one) => says(one, no)) : says(value, no)),
  ],
  // A number of failures is no failure of the call.
  [/^(?:is|has)?_?fail(?:ed|ure)?$/i, (value) => typeof value !== 'number' && says(value, yes)],
  [/^(?:is|has)?_?(?:errors?|exceptions?|faults?)$/i, saysTrouble],
  // The gateway's own word, in whatever it stands.
  [/^error_?response$/i, isThere],
  [/^(?:err|error|sub)_?(?:code|no)$/i, saysTrouble],
]

/** Every name that a rule may be about: nearly all members of an answer are told by this one look at their name. */
const mayBeSpoken = /succ|ok$|fail|err|exception|fault|sub_?(?:code|no)$/i

/**
 * Whether a member of an answer says that something failed, by its name and by a value in whatever spelling: for members
 * that no document describes. `success: "FALSE"`, `is_success: 0`, `isError: 1`, `error_code: "5"` do; `failed: 3` counts.
 */
export const saysFailure = (name: string, value: unknown): boolean =>
  mayBeSpoken.test(name) && rules.some(([names, fails]) => names.test(name) && fails(value))

/** Names under which services put the code of a failure, beside `code`; their numbers mean nothing outside their own table. */
export const failureCodes: ReadonlyArray<string> = [
  'errcode',
  'err_code',
  'error_code',
  'errorCode',
  'errCode',
  'errno',
  'err_no',
  'error',
]

/** Names under which they put the words about it. */
export const failureMessages: ReadonlyArray<string> = [
  'msg',
  'message',
  'errmsg',
  'errMsg',
  'err_msg',
  'error_msg',
  'errorMsg',
  'error_message',
  'errorMessage',
  'error_description',
]
