import type { Command } from '../Command'
import { accountFlags, endpointFlags, gatewayFlag, packageFlag, rowFlags, yesFlag } from './flags'

export const replayCommand: Command = {
  usage: 'replay <recording>',
  text: {
    en: "makes the calls of a recording once more, signed anew, and says what differs: the emulator's journal or a HAR",
    zh: '重新签名并再次发起录制的调用，列出应答的差异：仿真器日志或 HAR 文件',
  },
  flags: (gateways) => [
    ...endpointFlags(gateways).map((one) =>
      one.flag.startsWith('--endpoint') ? { ...one, flag: '--to <url>' } : one,
    ),
    {
      flag: '--last <n>',
      text: { en: 'only the last n of them; default: all', zh: '只重放最后 n 个，默认全部' },
    },
    ...rowFlags,
    {
      flag: '--param <place=value...>',
      text: {
        en: 'what the recording does not show, e.g. request.list[0].mobile=…',
        zh: '录制中未显示的值，如 request.list[0].mobile=…',
      },
    },
    {
      flag: '--ignore <place...>',
      text: { en: 'of an answer: is not compared, nor what is below it', zh: '不比较应答中的该位置及其下级' },
    },
    {
      flag: '--dry-run',
      text: { en: 'says what would be sent; sends nothing', zh: '只列出将要发送的调用，不发送' },
    },
    yesFlag,
    packageFlag,
    { ...gatewayFlag(gateways), text: { en: 'only its calls', zh: '只重放该网关的调用' } },
    ...accountFlags(gateways),
  ],
  example: 'paifang replay calls.jsonl --failed --to http://127.0.0.1:8099/router/rest',
  load: () => (require('../replay/replay') as typeof import('../replay/replay')).replay,
}
