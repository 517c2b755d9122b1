import type { Command } from '../Command'
import { accountFlags, credentialFlags, endpointFlags, gatewayFlag, ownFlags, yesFlag } from './flags'

const groupFlag = {
  flag: '--group <group>',
  text: { en: 'the group of consumers', zh: '消费分组' },
}
export const publishCommand: Command = {
  usage: 'publish <topic>',
  text: { en: 'publishes a message, at the platform or in an emulator', zh: '向平台或仿真器发布一条消息' },
  flags: (gateways) => [
    {
      flag: '--content <file>',
      text: { en: 'its content, as it stands there; - is stdin', zh: '消息内容（原样发送）；- 表示标准输入' },
    },
    { ...groupFlag, text: { en: 'only to this group', zh: '仅发往该分组' } },
    gatewayFlag(gateways),
    ...endpointFlags(gateways),
    yesFlag,
    ...accountFlags(gateways),
  ],
  example:
    'paifang publish taobao_trade_TradeBuyerPay --content paid.json --endpoint http://127.0.0.1:8099/router/rest',
  load: () => (require('../messages/publish') as typeof import('../messages/publish')).publish,
}

export const listenCommand: Command = {
  usage: 'listen',
  text: { en: 'shows messages as they come, until Ctrl-C', zh: '持续显示收到的消息，直到按 Ctrl-C' },
  flags: (gateways) => [
    {
      flag: '--topic <topic...>',
      text: { en: 'only these; others come again later', zh: '仅显示这些主题，其余消息稍后重投' },
    },
    { ...groupFlag, text: { en: 'the group of consumers; default: default', zh: '消费分组，默认 default' } },
    {
      flag: '--confirm <yes|no>',
      text: {
        en: 'no: nothing is confirmed, all come again; default yes',
        zh: 'no：不确认，消息会重投；默认 yes',
      },
    },
    {
      flag: '--channel <url>',
      text: {
        en: "a WebSocket URL; default: the platform's, or that of the emulator",
        zh: 'WebSocket 地址，默认为平台或仿真器的消息通道',
      },
    },
    gatewayFlag(gateways),
    ...endpointFlags(gateways),
    ...credentialFlags(gateways),
    ...ownFlags(gateways),
  ],
  example: 'paifang listen --topic taobao_trade_TradeBuyerPay --endpoint http://127.0.0.1:8099/router/rest',
  load: () => (require('../messages/listen') as typeof import('../messages/listen')).listen,
}
