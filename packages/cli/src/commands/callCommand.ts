import type { Command } from '../Command'
import { accountFlags, endpointFlags, gatewayFlag, packageFlag, yesFlag } from './flags'

export const callCommand: Command = {
  usage: 'call <method>',
  text: {
    en: 'call any operation: typed if its api package is installed, untyped otherwise',
    zh: '调用任意接口：已安装其 api 包则按类型检查，否则不检查',
  },
  flags: (gateways) => [
    {
      flag: '--param <name=value...>',
      text: { en: 'one input field; JSON values are read as such', zh: '一个入参；JSON 值按 JSON 解析' },
    },
    {
      flag: '--input <file>',
      text: { en: 'the whole input as JSON; - is stdin', zh: '整个入参（JSON 文件）；- 表示标准输入' },
    },
    packageFlag,
    gatewayFlag(gateways),
    ...endpointFlags(gateways),
    yesFlag,
    ...accountFlags(gateways),
    {
      flag: '--dry-run',
      text: {
        en: 'print what would be sent and signed, masked; send nothing',
        zh: '只显示将要发送和签名的内容（已脱敏），不发送',
      },
    },
    {
      flag: '--curl',
      text: { en: 'print an equivalent curl command; send nothing', zh: '输出等价的 curl 命令，不发送' },
    },
  ],
  example: 'paifang call taobao.time.get --endpoint http://127.0.0.1:8099/router/rest',
  load: () => (require('../call/call') as typeof import('../call/call')).call,
}
