import { oneLine } from './oneLine'
import type { Advice, TransportError, TransportReason } from '../CallError'

interface TransportText {
  readonly what: Advice
  readonly next: Advice
}

const text = (en: string, zh: string, nextEn: string, nextZh: string): TransportText => ({
  what: { en, zh },
  next: { en: nextEn, zh: nextZh },
})

/** What each reason means, and who can do something about it. */
const byReason: Readonly<Record<TransportReason, TransportText>> = {
  timeout: text(
    'the attempt took longer than its limit',
    '单次请求超时',
    'Raise attemptTimeoutMs if the method is known to be slow.',
    '若该接口本来就慢，请调大 attemptTimeoutMs。',
  ),
  deadline: text(
    'the whole call took longer than its deadline',
    '整个调用超过总时限',
    'Raise deadlineMs, or ask for less in one call.',
    '请调大 deadlineMs，或减少单次请求的数据量。',
  ),
  aborted: text('the caller aborted', '调用方已取消', 'Nothing to repair.', '无需处理。'),
  dns: text(
    'the host name could not be resolved',
    '域名解析失败',
    'Check the endpoint and the DNS of this machine.',
    '请检查 endpoint 与本机 DNS。',
  ),
  connect: text(
    'no connection could be made',
    '无法建立连接',
    'Check the network, the firewall and the endpoint.',
    '请检查网络、防火墙与 endpoint。',
  ),
  tls: text(
    'the secure connection was refused',
    'TLS 握手失败',
    'Check the system clock, the CA certificates, a certificate and key of your own, and any proxy that inspects TLS.',
    '请检查系统时间、CA 证书、自备的证书与私钥，以及会拦截 TLS 的代理。',
  ),
  reset: text(
    'the connection broke before the answer was complete',
    '连接在应答完整之前中断',
    'Usually passing.',
    '通常是暂时的。',
  ),
  proxy: text('the proxy refused', '代理拒绝', 'Check the proxy settings.', '请检查代理设置。'),
  request: text(
    'the request could not be written',
    '请求无法写出',
    'Check file parts, headers and the endpoint.',
    '请检查上传文件、请求头与 endpoint。',
  ),
  overloaded: text(
    'this client already has too many calls under way',
    '本客户端并发已满',
    'Slow down, or raise the limit.',
    '请降低并发，或调高上限。',
  ),
  'circuit-open': text(
    'this client is pausing after repeated failures',
    '本客户端因连续失败而暂停请求',
    'Wait; it tries again by itself.',
    '请稍候，它会自动恢复。',
  ),
  unknown: text('the exchange failed', '请求失败', "See the error's message.", '请查看错误的 message。'),
}

/** Where this client itself refused, it knows better. */
const byCode: Readonly<Record<string, TransportText>> = {
  CLOSED: text(
    'the client is closed',
    '客户端已关闭',
    'Close it after its last call, or make another.',
    '请在最后一次调用之后再关闭，或新建客户端。',
  ),
  PROXY_407: text(
    'the proxy does not know this user and password',
    '代理不认此用户名与密码',
    'Correct them in the address of the proxy.',
    '请在代理地址中更正。',
  ),
  PROXY_UNSUPPORTED: text(
    'the environment names a proxy that this fetch would pass by',
    '环境变量指定了代理，而该 fetch 不会经过它',
    'Give undiciTransport or a fetch that knows it; or set NODE_USE_ENV_PROXY=1 (Node from 24.5 on); or say proxy: false.',
    '请改用 undiciTransport 或支持代理的 fetch；或设置 NODE_USE_ENV_PROXY=1（Node 24.5 起）；或写 proxy: false。',
  ),
  PROXY_UNAVOIDABLE: text(
    'this fetch goes through the proxy of the environment, which this host is not meant for',
    '该 fetch 会经过环境变量指定的代理，而此主机不应经过它',
    'Name the host in NO_PROXY, or give undiciTransport.',
    '请把该主机写进 NO_PROXY，或改用 undiciTransport。',
  ),
  PROXY_ADDRESS: text(
    'the proxy of the environment is no http:// or https:// URL',
    '环境变量中的代理不是 http:// 或 https:// 地址',
    'Correct HTTPS_PROXY or HTTP_PROXY.',
    '请修正 HTTPS_PROXY 或 HTTP_PROXY。',
  ),
  TLS_UNCHECKED: text(
    'NODE_TLS_REJECT_UNAUTHORIZED=0 lets fetch take any certificate',
    'NODE_TLS_REJECT_UNAUTHORIZED=0 使 fetch 接受任何证书',
    'Unset it, or give undiciTransport({ ca }).',
    '请取消该设置，或改用 undiciTransport({ ca })。',
  ),
}

/** What a failure of the transport means, and who can do something about it. */
export const transportText = ({ reason, code, policy }: TransportError): TransportText => {
  if (policy !== undefined) return threwText(oneLine(policy, 60))
  return code !== undefined && Object.hasOwn(byCode, code)
    ? (byCode[code] as TransportText)
    : byReason[reason]
}

const threwText = (policy: string): TransportText =>
  text(
    `the policy ${policy} threw`,
    `策略 ${policy} 抛出异常`,
    'Mend that policy of the client.',
    '请修复该客户端策略。',
  )
