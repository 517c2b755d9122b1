import type { EmulatorOf } from '@paifang/emulator'
import type { Lang } from '../Context'

const words = {
  en: {
    ready: 'The emulator is ready at',
    control: 'control API',
    profile: 'as a profile',
    page: 'console',
    demo: 'These are the demo values of the emulator, not credentials of anybody.',
    signed: 'A signed call:',
    end: 'Ctrl-C ends it.',
  },
  zh: {
    ready: '仿真器已就绪：',
    control: '控制接口',
    profile: '作为配置',
    page: '控制台',
    demo: '以上为仿真器的演示值，不是任何人的凭证。',
    signed: '一次已签名的调用：',
    end: '按 Ctrl-C 结束。',
  },
} as const

/** URLs, demo credentials and a curl line that works as it stands; the page's link fits a line of 80. */
export const banner = (
  { url, accounts, controlUrl }: EmulatorOf<string>,
  {
    curl,
    profile,
    page,
  }: { readonly curl: string; readonly profile: string | undefined; readonly page: string | undefined },
  lang: Lang,
): string => {
  const say = words[lang]
  const width = Math.max(...Object.keys(accounts).map((name) => name.length))
  const gateways = Object.entries(accounts).flatMap(([name, account]) => {
    const { endpoint = '', ...options } = account as Readonly<Record<string, string>>
    return [
      `${name.padEnd(width)}  ${endpoint}`,
      ...Object.entries(options).map(([option, text]) => `${' '.repeat(width)}  ${option} ${text}`),
    ]
  })
  return [
    `${say.ready} ${url}`,
    '',
    ...gateways,
    `${say.control}  ${controlUrl}`,
    ...(profile === undefined ? [] : [`${say.profile}  paifang call METHOD --profile ${profile}`]),
    ...(page === undefined ? [] : [say.page, `  ${page}`]),
    '',
    say.demo,
    ...(curl === '' ? [] : ['', say.signed, curl]),
    '',
    say.end,
  ].join('\n')
}
