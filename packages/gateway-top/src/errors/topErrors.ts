import type { Advice } from '@paifang/result'
import type { TopError } from './TopError'

const wait = {
  en: 'Slow down and wait: the quota is counted by time. A spent day quota comes back the next day, or by a reset in the console.',
  zh: '请降低调用频率并稍后再试：配额按时间计算。日配额用完需等到次日，或在控制台申请重置。',
}
/** What to do about a throttle that names its end. */
export const waitForBan = {
  en: 'Wait as long as retryAfterMs says. Without it, slow down; a spent day quota comes back the next day, or by a reset in the console.',
  zh: '请等待 retryAfterMs 所示时间；没有该值时请降低频率。日配额用完需等到次日，或在控制台申请重置。',
}
const entitled = {
  en: "The application lacks this API's package, or its IP address is not on the white list: apply in the console.",
  zh: '应用未获得该接口权限包，或调用 IP 不在白名单内，请在控制台申请。',
}
const userRight = {
  en: 'The authorizing account lacks the right: let an account that has it authorize.',
  zh: '授权账号没有该操作权限，请使用有权限的账号重新授权。',
}
const authorize = {
  en: 'Refresh the session, or let the user authorize again; a session provider does the first by itself.',
  zh: '请刷新 session 或让用户重新授权；配置 session provider 后可自动刷新。',
}
const key = {
  en: 'Check the app key, and that it belongs to this environment (production, sandbox, overseas).',
  zh: '请检查 app key，并确认其属于当前环境（正式、沙箱或海外）。',
}
const signature = {
  en: 'Check that the secret belongs to the app key and has no spaces around it; explain() of @paifang/signer-top names the difference.',
  zh: '请确认 app secret 与 app key 配对且首尾没有空格；@paifang/signer-top 的 explain() 可指出差异。',
}
const dingTalk = {
  en: 'Seen on DingTalk routes only: check the authorization there.',
  zh: '仅见于钉钉接口，请检查钉钉侧授权。',
}
const fix = {
  en: "Compare the parameters with the operation's document; subCode and message name the one.",
  zh: '请对照接口文档检查参数，subCode 与 message 会指出是哪一个。',
}
const removed = {
  en: 'Something between this client and the gateway removed or changed a parameter: look at proxies and interceptors.',
  zh: '参数在客户端与网关之间丢失或被改动，请检查代理与拦截器。',
}
const clock = {
  en: "The clock is more than about 10 minutes off. The client learns the gateway's time from the answer and repeats once; set the machine's clock all the same.",
  zh: '时钟偏差超过约 10 分钟。客户端会从应答中学习网关时间并重试一次，仍请校准本机时钟。',
}
const method = {
  en: 'The gateway knows no such method here: compare its name with the document, and the environment.',
  zh: '当前环境没有该接口，请核对方法名与所用环境。',
}
const post = { en: 'Use POST.', zh: '请使用 POST。' }
const upload = {
  en: 'Check the size and type of the file; of a write, look first whether it was carried out, then send it again.',
  zh: '请检查文件大小与类型；写操作请先确认是否已生效，再重新上传。',
}
const later = {
  en: 'Try again later; of a write, look first whether it was carried out.',
  zh: '服务暂不可用，请稍后重试；写操作请先确认是否已生效。',
}
const remote = {
  en: 'The service behind the gateway failed. Look at subCode: isp.* may pass by itself (of a write, look first whether it was carried out), isv.* has to be fixed in the request.',
  zh: '网关后端服务出错，请看 subCode：isp.* 可稍后重试（写操作请先确认是否已生效），isv.* 需修正请求。',
}

/** A refusal at the gate, which a repeat does not change. */
const platform = (code: string, name: string, kind: TopError['kind'], advice: Advice): TopError => ({
  code,
  name,
  kind,
  retryable: false,
  origin: 'platform',
  advice,
})

const throttled = (
  code: string,
  name: string,
  scope: NonNullable<TopError['scope']>,
  advice: Advice = wait,
): TopError => ({ code, name, kind: 'throttled', retryable: true, scope, origin: 'platform', advice })

const unavailable = (code: string, name: string, origin: TopError['origin'], advice: Advice): TopError => ({
  code,
  name,
  kind: 'unavailable',
  retryable: true,
  origin,
  advice,
})

const parameters = (code: string, name: string): TopError => ({
  code,
  name,
  kind: 'parameters',
  retryable: false,
  origin: 'business',
  advice: fix,
})

/**
 * The documented error codes, by number. Codes that are not here (45, 46, 48, 49, 51, 52, the legacy ones from 500 up)
 * have no confirmed meaning on TOP: they stay `unlisted`, with their raw values.
 *
 * @see TOP error codes, docs 101617 and 102707
 */
export const topErrors: ReadonlyArray<TopError> = [
  unavailable('3', 'Upload Fail', 'platform', upload),
  throttled('4', 'User Call Limited', 'user'),
  throttled('5', 'Session Call Limited', 'session'),
  throttled('6', 'Partner Call Limited', 'partner'),
  throttled('7', 'App Call Limited', 'app', waitForBan),
  throttled('8', 'App Call Exceeds Limited Frequency', 'app'),
  platform('9', 'Http Action Not Allowed', 'parameters', post),
  unavailable('10', 'Service Currently Unavailable', 'platform', later),
  platform('11', 'Insufficient ISV Permissions', 'permission', entitled),
  platform('12', 'Insufficient User Permissions', 'permission', userRight),
  platform('13', 'Insufficient Partner Permissions', 'permission', userRight),
  unavailable('15', 'Remote Service Error', 'business', remote),
  platform('21', 'Missing Method', 'method', removed),
  platform('22', 'Invalid Method', 'method', method),
  platform('23', 'Invalid Format', 'parameters', removed),
  platform('24', 'Missing Signature', 'signature', removed),
  platform('25', 'Invalid Signature', 'signature', signature),
  platform('26', 'Missing Session', 'session', authorize),
  platform('27', 'Invalid Session', 'session', authorize),
  platform('28', 'Missing App Key', 'credentials', removed),
  platform('29', 'Invalid App Key', 'credentials', key),
  platform('30', 'Missing Timestamp', 'parameters', removed),
  platform('31', 'Invalid Timestamp', 'clock', clock),
  platform('32', 'Missing Version', 'parameters', removed),
  platform('33', 'Invalid Version', 'parameters', removed),
  platform('34', 'Unsupported Version', 'parameters', removed),
  parameters('40', 'Missing Required Arguments'),
  parameters('41', 'Invalid Arguments'),
  platform('42', 'Insufficient Session Permissions', 'permission', userRight),
  parameters('43', 'Parameter Error'),
  platform('44', 'Invalid Access Token', 'session', authorize),
  platform('47', 'Invalid Encoding', 'parameters', removed),
  unavailable('50', 'Remote Service Error', 'business', remote),
  platform('53', 'Insufficient Security Level', 'permission', entitled),
  platform('88', 'DingTalk Authorization Exception', 'permission', dingTalk),
]

/** A family of the codes that are words: what they say stands in them, so the rule is the word and not a list. */
interface WordedErrors extends Pick<TopError, 'kind' | 'retryable' | 'scope' | 'advice'> {
  readonly fits: RegExp
}

/**
 * Codes of the newer gateways (AliExpress and others on the same platform): words instead of numbers, such as
 * `ApiCallLimit`, `IllegalAccessToken`, `IllegalTimestamp`, `IncompleteSignature`. The first family that fits speaks.
 *
 * @see captured answers of the AliExpress gateway; no page lists the codes
 */
export const wordedErrors: ReadonlyArray<WordedErrors> = [
  {
    fits: /^App.*(?:Call|Flow|Traffic).*Limit/i,
    kind: 'throttled',
    retryable: true,
    scope: 'app',
    advice: waitForBan,
  },
  {
    fits: /^(?:Seller|User).*Call.*Limit/i,
    kind: 'throttled',
    retryable: true,
    scope: 'user',
    advice: waitForBan,
  },
  {
    fits: /(?:Call|Flow|Frequency|Traffic).*Limit/i,
    kind: 'throttled',
    retryable: true,
    scope: 'app-api',
    advice: waitForBan,
  },
  {
    fits: /AccessToken|RefreshToken|Session|TokenExpired/i,
    kind: 'session',
    retryable: false,
    advice: authorize,
  },
  { fits: /Timestamp/i, kind: 'clock', retryable: false, advice: clock },
  { fits: /Signature|SignMethod/i, kind: 'signature', retryable: false, advice: signature },
  { fits: /App(?:lication)?Key|AppSecret/i, kind: 'credentials', retryable: false, advice: key },
  {
    fits: /Permission|WhiteList|WhiteIp|IpLimit|Forbidden|Unauthorized/i,
    kind: 'permission',
    retryable: false,
    advice: entitled,
  },
  {
    fits: /(?:Missing|Invalid|Illegal|Incomplete).*Param|InvalidArgument/i,
    kind: 'parameters',
    retryable: false,
    advice: fix,
  },
  {
    fits: /(?:Missing|Invalid|Illegal|Unsupported)(?:Api|Method)|(?:Api|Method)(?:Path)?Not(?:Exist|Found)/i,
    kind: 'method',
    retryable: false,
    advice: method,
  },
  {
    fits: /Unavailable$|^(?:Service|System|Gateway|Remote|Backend)\w*(?:Timeout|Error|Busy)$|^Internal\w*Error$/i,
    kind: 'unavailable',
    retryable: true,
    advice: later,
  },
]
