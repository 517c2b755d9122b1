import type { Command } from '../Command'
import { packageFlag } from './flags'

export const initCommand: Command = {
  usage: 'init [folder]',
  text: {
    en: 'a small typed project: one call, and its test against the emulator; overwrites nothing',
    zh: '新建一个小型 TypeScript 项目：一次调用及其仿真器测试；不覆盖任何文件',
  },
  flags: (gateways) => [
    {
      flag: '--operation <method...>',
      text: {
        en: 'what is called; default: a read that needs no session',
        zh: '调用的接口，默认为无需授权的查询接口',
      },
    },
    {
      flag: `--gateway <${gateways.map(({ name }) => name).join('|')}...>`,
      text: { en: 'a call of each of these', zh: '每个网关一次调用' },
    },
    {
      flag: '--tarballs <folder>',
      text: {
        en: 'packages come from there; default: .packed of a checkout, else the registry',
        zh: '从该目录安装包；默认为仓库的 .packed，否则为 npm 源',
      },
    },
    packageFlag,
  ],
  example: 'paifang init shop --operation taobao.time.get',
  load: () => (require('../init/init') as typeof import('../init/init')).init,
}
