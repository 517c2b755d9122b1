import { lookup } from 'node:dns/promises'
import type { HttpResponse, Transport } from '@paifang/transport'
import { fine, problem, type Finding } from './Finding'

/** DNS, then one unsigned GET: nothing of the account is sent. */
export const checkReach = async (
  url: string,
  transport: Transport,
  signal: AbortSignal,
): Promise<{ readonly findings: ReadonlyArray<Finding>; readonly answer?: HttpResponse }> => {
  const { hostname, protocol } = new URL(url)
  const address = await lookup(hostname.replace(/^\[|\]$/g, '')).catch(() => undefined)
  const dns = address
    ? fine('dns', `${hostname} is ${address.address}`, `${hostname} 解析为 ${address.address}`)
    : problem(
        'dns',
        { en: `${hostname} has no address here`, zh: `无法解析 ${hostname}` },
        {
          en: 'check DNS, or set HTTPS_PROXY when the network has a proxy',
          zh: '请检查 DNS；若网络需要代理请设置 HTTPS_PROXY',
        },
      )
  const answered = await transport({ verb: 'GET', url, headers: {}, timeoutMs: 5000, signal })()
  if (answered._tag === 'Left') {
    const { reason, message } = answered.left
    const todo = {
      en:
        reason === 'tls'
          ? 'check the certificate chain and any proxy that opens TLS'
          : 'check firewall, proxy and the endpoint',
      zh: reason === 'tls' ? '请检查证书链以及会拆解 TLS 的代理' : '请检查防火墙、代理与端点地址',
    }
    return {
      findings: [
        dns,
        problem(reason === 'tls' ? 'tls' : 'reach', { en: message, zh: `无法连接（${reason}）` }, todo),
      ],
    }
  }
  const secure = protocol === 'https:'
  const reached = fine(
    secure ? 'tls' : 'reach',
    `answered ${answered.right.status}${secure ? ', certificate accepted' : ' (plain http: loopback only)'}`,
    `已应答 ${answered.right.status}${secure ? '，证书有效' : '（明文 http，仅限本机）'}`,
  )
  return { findings: [dns, reached], answer: answered.right }
}
