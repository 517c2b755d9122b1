import { accountCodes } from './accountCodes'
import { callCodes } from './callCodes'
import type { OpretailCode } from './OpretailCode'
import { parameterCodes } from './parameterCodes'
import { signatureCodes } from './signatureCodes'

/** A table of codes, frozen, by the code as text. */
const byCode = (codes: ReadonlyArray<OpretailCode>): Readonly<Record<string, OpretailCode>> =>
  Object.freeze(Object.fromEntries(codes.map((entry) => [entry.code, Object.freeze(entry)])))

/** The 21 public return codes, success among them, by their code as text: `opretailCodes['7']`. */
export const opretailCodes: Readonly<Record<string, OpretailCode>> = /*#__PURE__*/ byCode([
  ...callCodes,
  ...accountCodes,
  ...signatureCodes,
  ...parameterCodes,
])

/**
 * Codes of the business platform's login, seen by integrators in `stat.code`; not among the 21 public ones.
 * The names are spelled as the platform spells them.
 *
 * @see answers of open.shopweb.security.mobileLogin, as integrators report them
 */
export const opretailLoginCodes: Readonly<Record<string, OpretailCode>> = /*#__PURE__*/ byCode([
  {
    code: '103094',
    name: 'USERNAME_ERROE',
    kind: 'credentials',
    retryable: false,
    meaning: { en: 'the account does not exist', zh: '账号错误' },
    advice: {
      en: 'Log in with a business-platform account (www.ovopark.com), not with the developer console’s.',
      zh: '请使用业务平台（www.ovopark.com）账号，而不是开发者控制台账号。',
    },
  },
  {
    code: '103095',
    name: 'PASSWORD_ERROE',
    kind: 'credentials',
    retryable: false,
    meaning: { en: 'the password is wrong', zh: '密码错误' },
    advice: {
      en: 'Check the password; sources disagree on its form: try passwordForm plain or md5.',
      zh: '请核对密码；各方资料对密码形式说法不一，可将 passwordForm 换为 plain 或 md5。',
    },
  },
  {
    code: '9990001',
    name: 'TOKEN_NOT_EXIST',
    kind: 'session',
    retryable: false,
    meaning: { en: 'the token is missing or no longer valid', zh: 'token 不存在或已失效' },
    advice: {
      en: 'Log in again, or give the client a loginProvider; see also tokenHeader: some deployments read Ovo-Authorization.',
      zh: '请重新登录，或为客户端配置 loginProvider；另见 tokenHeader 选项：部分环境读取 Ovo-Authorization 头。',
    },
  },
])

const own = (table: Readonly<Record<string, OpretailCode>>, code: string): OpretailCode | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined

/** The entry of a public or a login code; `undefined`: no table has it. */
export const codeEntry = (code: string): OpretailCode | undefined =>
  own(opretailCodes, code) ?? own(opretailLoginCodes, code)

let failures: ReadonlySet<string> | undefined

/** Whether a `codename` is that of a failure of the tables. */
export const namesFailure = (name: string): boolean => {
  failures ??= new Set(
    [opretailCodes, opretailLoginCodes]
      .flatMap((table) => Object.values(table))
      .filter(({ kind }) => kind !== 'success')
      .map((entry) => entry.name),
  )
  return failures.has(name)
}
