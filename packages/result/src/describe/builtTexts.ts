import type { Advice } from '../CallError'
import type {
  CryptoError,
  DownloadError,
  InboundError,
  JobError,
  LimitError,
  MessageError,
  PageError,
} from '../PaifangError'

/** Errors of what is built on calls. */
export type BuiltError =
  PageError | JobError | LimitError | MessageError | CryptoError | InboundError | DownloadError

interface Text {
  readonly what: Advice
  readonly next: Advice
}

const text = (en: string, zh: string, nextEn: string, nextZh: string): Text => ({
  what: { en, zh },
  next: { en: nextEn, zh: nextZh },
})

type Texts<E extends BuiltError> = Readonly<Record<E['reason'], Text>>

const page: Texts<PageError> = {
  truncated: text(
    'the platform holds more rows than it hands out',
    '平台的数据多于其可返回的行数',
    'Ask for smaller windows of time, or narrow the query.',
    '请缩小时间窗口，或缩小查询范围。',
  ),
  'not-advancing': text(
    'more rows should follow, but pages come again or stay empty',
    '应有后续数据，但翻页重复返回同一页或一直为空页',
    'Check the paging of the operation (where it always says that more follow, give paging without hasNext); the rows before are right.',
    '请检查该接口的翻页方式（若其总是声称还有下一页，请在 paging 中去掉 hasNext）；此前的数据正确。',
  ),
  'rows-not-found': text(
    'an answer holds no rows where they should be',
    '应答中未找到数据行',
    'The specification may be out of date: generate the domain again, or override its paging.',
    '规格可能已过时：请重新生成该领域包，或覆盖其翻页设置。',
  ),
}

const job: Texts<JobError> = {
  call: text(
    'a call failed that every row needs',
    '调用失败，其余数据同样无法处理',
    'Mend what the error names, then run the job again: it goes on where it stopped.',
    '请先解决所述错误，再重新运行，任务会从停止处继续。',
  ),
  'everything-refused': text(
    'every row was refused alike',
    '所有数据均因同样原因被拒',
    'The rows are hardly all wrong: check the fields that they share, then run the job again.',
    '数据不会全部有误，请检查共有字段后重新运行。',
  ),
  'too-many-unknown': text(
    'the outcome of too many rows in a row is unknown',
    '连续过多数据的结果未知',
    'Wait until the gateway is well, look at the unknown rows, then run the job again.',
    '请待网关恢复并核对结果未知的数据后重新运行。',
  ),
  'source-changed': text(
    'the rows are not those that the job began with',
    '数据源与任务开始时不同',
    'Give the rows it began with, or begin a new job: under another name, or after forgetJob (paifang bulk --restart).',
    '请使用原数据源；或新建任务：换一个名称，或先用 forgetJob 清除（paifang bulk --restart）。',
  ),
  secret: text(
    'the job is kept under another secret, so its rows cannot be compared',
    '任务以另一个密钥保存，无法核对数据',
    'Give the secret that it began with. To send its rows anew, forget it first: forgetJob (paifang bulk --restart).',
    '请使用任务开始时的密钥。如要重新发送，请先用 forgetJob 清除（paifang bulk --restart）。',
  ),
  locked: text(
    'another runner has the job',
    '任务正由其他进程运行',
    'Wait for it, or stop it first.',
    '请等待其结束，或先停止它。',
  ),
  format: text(
    'the checkpoint was kept by another version',
    '检查点由其他版本写入',
    'Go on with the version that wrote it, or begin a new job.',
    '请用写入它的版本继续，或新建任务。',
  ),
  definition: text(
    'the job is defined otherwise here',
    '任务定义不一致',
    'Mend what is named, or use the definition that it began with, in starter and workers; or forget the job first (forgetJob).',
    '请修正所指出的问题，或让发起方与执行方使用任务开始时的定义；或先用 forgetJob 清除任务。',
  ),
  store: text(
    'the checkpoint cannot be read or written',
    '检查点无法读写',
    'Nothing is lost: mend the store, then run the job again.',
    '数据未丢失：请修复存储后重新运行。',
  ),
  source: text(
    'the rows cannot be read',
    '无法读取数据源',
    'Nothing is lost: mend the source, then run the job again.',
    '数据未丢失：请修复数据源后重新运行。',
  ),
  paused: text(
    'the gateway takes nothing for longer than the job waits',
    '网关暂停受理的时间超过任务的等待上限',
    'Run the job again when the time is over (untilMs): it goes on where it stopped.',
    '请在该时间（untilMs）之后重新运行，任务会从停止处继续。',
  ),
  cancelled: text('the job was cancelled', '任务已取消', 'Run it again to go on.', '重新运行即可继续。'),
}

const limit: Texts<LimitError> = {
  store: text(
    'the store of shared limits cannot be reached',
    '共享限流存储不可用',
    'Check the store and the network to it.',
    '请检查该存储及其网络。',
  ),
  durability: text(
    'the store of shared limits may forget',
    '共享限流存储可能丢失数据',
    'Switch its persistence on, and its eviction off.',
    '请开启其持久化并关闭淘汰策略。',
  ),
}

const message: Texts<MessageError> = {
  refused: text(
    'the message channel refused the connection',
    '消息通道拒绝连接',
    'Check key, secret, group and permission.',
    '请检查密钥、分组与权限。',
  ),
  unreachable: text(
    'the message channel could not be reached',
    '无法连接消息通道',
    'Check the network and the endpoint; it is tried again.',
    '请检查网络与地址；会自动重试。',
  ),
  closed: text(
    'the message channel closed',
    '消息通道已关闭',
    'It connects again by itself, unless it was closed here.',
    '若非主动关闭，会自动重连。',
  ),
  timeout: text(
    'the message channel gave no answer in time',
    '消息通道未及时应答',
    'Usually passing.',
    '通常是暂时的。',
  ),
  frame: text(
    'something that is no message arrived',
    '收到无法识别的数据',
    'Only this frame is lost to us; the server sends the message again.',
    '仅此帧无效，服务端会重新投递。',
  ),
  handler: text(
    'a handler failed',
    '消息处理失败',
    'The message is delivered again; mend the handler.',
    '消息会再次投递，请修复处理函数。',
  ),
  send: text(
    'the message was not taken',
    '消息未被接收',
    'Look before publishing it again.',
    '重发前请先确认。',
  ),
}

const crypto: Texts<CryptoError> = {
  'no-key': text(
    'there is no key for this field',
    '没有可用的密钥',
    'Let the user authorize, or ask for the permission to encrypt.',
    '请让用户授权，或申请加解密权限。',
  ),
  session: text(
    "the user's session is not usable for keys",
    '用户授权无法用于获取密钥',
    'Let the user authorize again.',
    '请让用户重新授权。',
  ),
  'sub-account': text(
    'a sub-account may not fetch keys',
    '子账号无权获取密钥',
    "Use the main account's session.",
    '请使用主账号的 session。',
  ),
  'not-ciphertext': text(
    'the value was never encrypted',
    '该值不是密文',
    'Check where it comes from, and the type of the field; plain text is not given back as if it were decrypted.',
    '请检查数据来源与字段类型；不会把明文当作解密结果返回。',
  ),
  corrupt: text(
    'the ciphertext is damaged',
    '密文已损坏',
    'Fetch the value again; check that no column cuts it.',
    '请重新获取，并检查字段长度是否截断。',
  ),
  plain: text(
    'the value cannot be encrypted as what it was said to be',
    '该值不符合所声明的类型',
    'Check the value and its type.',
    '请检查该值及其类型。',
  ),
  unavailable: text(
    'the key could not be fetched',
    '密钥获取失败',
    'Usually passing; see the error of the call.',
    '通常是暂时的，请查看调用错误。',
  ),
  'no-receiver': text(
    'the platform knows no receiver by this oaid and order',
    '平台未返回该 oaid 与订单对应的收件人',
    'Fetch the order again with the session of its shop and this application: an oaid is good for no other.',
    '请用订单所属店铺的 session 与本应用重新获取订单：oaid 不能跨店铺或跨应用使用。',
  ),
}

const inbound: Texts<InboundError> = {
  body: text(
    'the bytes of the body are gone',
    '请求体的原始字节已被取走',
    'Let this route see the raw body, before any parser.',
    '请让该路由在解析器之前取得原始请求体。',
  ),
  charset: text(
    'the body is not in the charset that it names',
    '请求体与声明的字符集不符',
    'Check what stands between the platform and this server.',
    '请检查平台与本服务之间的代理。',
  ),
  signature: text(
    'the signature is wrong',
    '签名错误',
    'Check the secret; explain shows where the texts differ.',
    '请检查密钥；可用 explain 查看差异。',
  ),
  clock: text(
    'the request is too old or too new',
    '请求时间超出允许范围',
    'Check the clock of this machine.',
    '请检查本机时钟。',
  ),
  replay: text('the request came before', '请求重复', 'Nothing to repair.', '无需处理。'),
  source: text(
    'the request comes from elsewhere',
    '请求来源不在允许范围',
    'Check the list of source addresses.',
    '请检查来源地址列表。',
  ),
  method: text(
    'nobody handles this method',
    '没有处理该方法的函数',
    'Register a handler.',
    '请注册处理函数。',
  ),
  input: text(
    'the values of the request are not right',
    '请求内容有误',
    'Compare the document with the operation.',
    '请对照文档与接口定义。',
  ),
  handler: text('the handler failed', '处理函数失败', 'See its cause in the log.', '请查看日志。'),
  timeout: text(
    'the handler did not end in time',
    '处理超时',
    'Answer first and work afterwards.',
    '请先应答，再异步处理。',
  ),
  busy: text(
    'this process takes no more calls',
    '本进程不再接收请求',
    'The platform calls again.',
    '平台会重试。',
  ),
  unavailable: text(
    'a secret, or what remembers calls, could not be asked',
    '密钥来源或去重存储不可用',
    'Check the resolver of secrets and the stores; the call was not handled.',
    '请检查密钥解析函数与存储；该请求未被处理。',
  ),
}

const download: Texts<DownloadError> = {
  options: text(
    'the download cannot be done as it was asked for',
    '下载参数有误',
    'Correct what is named.',
    '请更正所述参数。',
  ),
  transport: text(
    'the file could not be fetched',
    '文件下载失败',
    'Where nothing was sent, try again; otherwise the link may be spent: ask for a new one.',
    '若请求未发出可重试；否则链接可能已失效，请重新获取。',
  ),
  refused: text(
    'the server gave no file',
    '服务器未返回文件',
    'Ask for a new link, and see whether the result is ready.',
    '请重新获取链接，并确认结果已生成。',
  ),
  spent: text(
    'the link was used before',
    '下载链接已被使用',
    'It works once: ask for a new one.',
    '链接只能使用一次，请重新获取。',
  ),
  type: text(
    'what came is no file',
    '返回的内容不是文件',
    'Look at the link; where files of this type are right, name it in the option types.',
    '请检查链接；若该类型正确，请写进选项 types。',
  ),
  'too-large': text(
    'the file is larger than was allowed',
    '文件超过允许的大小',
    'Raise the limit where that is right, with a new link.',
    '若确认无误，请提高上限并使用新链接。',
  ),
  checksum: text(
    'the file is not the one that was promised',
    '文件校验不一致',
    'Nothing of it was kept: fetch it again with a new link.',
    '文件未保留，请用新链接重新下载。',
  ),
  exists: text(
    'something is there already',
    '目标已存在',
    'Choose another name or folder, or move what is there.',
    '请更换名称或目录，或移走已有内容。',
  ),
  entry: text(
    'the archive holds what is not taken from one',
    '压缩包含有不允许的内容',
    'Nothing was unpacked: find out where the archive comes from.',
    '未解压任何内容，请核实压缩包来源。',
  ),
  corrupt: text(
    'the archive is damaged',
    '压缩包已损坏',
    'Nothing was unpacked: fetch it again.',
    '未解压任何内容，请重新下载。',
  ),
  disk: text(
    'the file cannot be read or written',
    '文件无法读写',
    'See its cause: space, permission, path.',
    '请查看原因：空间、权限或路径。',
  ),
}

const texts = {
  PageError: page,
  JobError: job,
  LimitError: limit,
  MessageError: message,
  CryptoError: crypto,
  InboundError: inbound,
  DownloadError: download,
} as const

/** What each reason means, and who can do something about it. */
export const builtText = (error: BuiltError): Text =>
  (texts[error._tag] as Readonly<Record<string, Text>>)[error.reason] as Text

/** The facts that an error may have, in the order in which they are said, and how Chinese says them. */
const facts = {
  page: (value) => `第 ${value} 页`,
  rows: (value) => `行数 ${value}`,
  total: (value) => `总数 ${value}`,
  path: (value) => `路径 ${value}`,
  lists: (value) => `列表 ${value}`,
  job: (value) => `任务 ${value}`,
  row: (value) => `第 ${value} 行`,
  limit: (value) => `限流 ${value}`,
  topic: (value) => `主题 ${value}`,
  id: (value) => `ID ${value}`,
  status: (value) => `状态 ${value}`,
  phrase: (value) => `原文 ${value}`,
  type: (value) => `类型 ${value}`,
  version: (value) => `版本 ${value}`,
  gateway: (value) => `网关 ${value}`,
  entry: (value) => `条目 ${value}`,
  detail: (value) => `详情 ${value}`,
} satisfies Readonly<Record<string, (value: string) => string>>

type Fact = keyof typeof facts

/** The facts of an error: `page 3, rows 200`, `第 3 页，行数 200`. */
export const builtFacts = (error: BuiltError): Advice => {
  const known = error as Readonly<Partial<Record<Fact | 'toRow', string | number | ReadonlyArray<string>>>>
  const found = (Object.keys(facts) as Fact[]).flatMap((name) => {
    const [value, inChinese] = [known[name], facts[name]]
    if (value === undefined) return []
    if (name === 'row' && known.toRow !== undefined) {
      const [from, to] = [String(value), String(known.toRow)]
      return [{ en: `somewhere in rows ${from} to ${to}`, zh: `第 ${from} 至 ${to} 行之间` }]
    }
    return value === ''
      ? [{ en: `${name} none`, zh: inChinese('无') }]
      : [{ en: `${name} ${String(value)}`, zh: inChinese(String(value)) }]
  })
  return { en: found.map(({ en }) => en).join(', '), zh: found.map(({ zh }) => zh).join('，') }
}
