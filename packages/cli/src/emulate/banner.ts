import type { Emulator } from '@paifang/emulator'
import type { Lang } from '../Context'

const words = {
  en: {
    key: 'key',
    secret: 'secret',
    session: 'session',
    token: 'token',
    control: 'control API',
    demo: 'These are the demo values of the emulator, not credentials of anybody.',
    signed: 'A signed call:',
    end: 'Ctrl-C ends it.',
  },
  zh: {
    key: 'key',
    secret: '密钥',
    session: 'session',
    token: 'token',
    control: '控制接口',
    demo: '以上为仿真器的演示值，不是任何人的凭证。',
    signed: '一次已签名的调用:',
    end: '按 Ctrl-C 结束。',
  },
} as const

/** URLs, demo credentials and a curl line that works as it stands. */
export const banner = ({ top, opretail, controlUrl }: Emulator, curl: string, lang: Lang): string => {
  const say = words[lang]
  return [
    `TOP       ${top.endpoint}`,
    `          ${say.key} ${top.appKey}  ${say.secret} ${top.appSecret}  ${say.session} ${top.session}`,
    `opretail  ${opretail.endpoint}`,
    `          ${say.key} ${opretail.accessKey}  ${say.secret} ${opretail.accessSecret}  _aid ${opretail.applicationId}  ${say.token} ${opretail.token}`,
    `${say.control}  ${controlUrl}`,
    '',
    say.demo,
    ...(curl === '' ? [] : ['', say.signed, curl]),
    '',
    say.end,
  ].join('\n')
}
