import type { Command } from '../Command'
import { credentialFlags, gatewayFlag } from './flags'

export const triggerCommand: Command = {
  usage: 'trigger <method>',
  text: {
    en: 'calls your service as the platform does, rightly or with one fault, and judges its answer',
    zh: '像平台一样调用你的服务（可带一种故障），并判断其应答是否合格',
  },
  flags: (gateways) => [
    { flag: '--to <url>', text: { en: 'your service', zh: '你的服务地址' } },
    {
      flag: '--param <name=value...>',
      text: { en: 'one input field; JSON values are read as such', zh: '一个入参；JSON 值按 JSON 解析' },
    },
    {
      flag: '--input <file>',
      text: { en: 'the whole input as JSON; - is stdin', zh: '整个入参（JSON 文件）；- 表示标准输入' },
    },
    {
      flag: '--fault <fault>',
      text: {
        en: 'signature, no-signature, old-clock, future-clock, repeat, gbk, resplit',
        zh: '故障：signature、no-signature、old-clock、future-clock、repeat、gbk、resplit',
      },
    },
    {
      flag: '--form <form>',
      text: { en: 'json, xml or form, where the gateway sends it', zh: '请求体形式：json、xml 或 form' },
    },
    gatewayFlag(gateways),
    ...credentialFlags(gateways),
  ],
  example: 'paifang trigger taobao.demo.notice --to http://127.0.0.1:3000/spi --param tid=1',
  load: () => (require('../inbound/trigger') as typeof import('../inbound/trigger')).trigger,
}

export const checkInboundCommand: Command = {
  usage: 'check-inbound <url>',
  text: {
    en: 'what the platform tests before it publishes your service',
    zh: '平台发布服务前所做的检查',
  },
  flags: (gateways) => [
    {
      flag: '--method <method>',
      text: {
        en: 'what is called; default: a name that no service has',
        zh: '调用的方法名，默认为不存在的名称',
      },
    },
    gatewayFlag(gateways),
    ...credentialFlags(gateways),
  ],
  example: 'paifang check-inbound http://127.0.0.1:3000/spi',
  load: () => (require('../inbound/checkInbound') as typeof import('../inbound/checkInbound')).checkInbound,
}
