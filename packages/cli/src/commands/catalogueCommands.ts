import type { Command } from '../Command'
import { gatewayFlag, packageFlag } from './flags'

export const listCommand: Command = {
  usage: 'list [text]',
  text: { en: 'operations of the installed api packages', zh: '列出已安装 api 包中的接口' },
  flags: () => [packageFlag],
  example: 'paifang list 黑名单',
  load: () => (require('../catalogue/list') as typeof import('../catalogue/list')).list,
}

export const describeCommand: Command = {
  usage: 'describe <method>',
  text: {
    en: 'fields, limits, session need, outcome and sensitive fields of an operation',
    zh: '接口的字段、限制、授权要求、成功标志与敏感字段',
  },
  flags: () => [packageFlag],
  example: 'paifang describe taobao.logistics.express.user.blacklist.tms.sync',
  load: () => (require('../catalogue/describe') as typeof import('../catalogue/describe')).describe,
}

export const errorsCommand: Command = {
  usage: 'errors [code]',
  text: {
    en: 'what a code or sub_code means, who acts, whether a retry helps',
    zh: '错误码或 sub_code 的含义、由谁处理、重试是否有用',
  },
  flags: (gateways) => [{ ...gatewayFlag(gateways), text: { en: 'only this gateway', zh: '只看该网关' } }],
  example: 'paifang errors isv.invalid-parameter',
  load: () => (require('../catalogue/errors') as typeof import('../catalogue/errors')).errors,
}
