import type { EmulatorOf } from '@paifang/emulator'
import type { Lang } from '../Context'

const words = {
  en: {
    ready: 'The emulator is ready at',
    control: 'control API',
    profile: 'as a profile',
    page: 'console',
    demo: 'These are the demo values of the emulator, not credentials of anybody.',
    signed: 'Ctrl-C ends it. A signed call:',
    end: 'Ctrl-C ends it.',
  },
  zh: {
    ready: '仿真器已就绪：',
    control: '控制接口',
    profile: '作为配置',
    page: '控制台',
    demo: '以上为仿真器的演示值，不是任何人的凭证。',
    signed: '按 Ctrl-C 结束。一次已签名的调用：',
    end: '按 Ctrl-C 结束。',
  },
} as const

const widest = 80

/** Words one after the other, two blanks apart, in as few lines as hold them. */
const packed = (texts: ReadonlyArray<string>, indent: string): ReadonlyArray<string> =>
  texts.reduce<ReadonlyArray<string>>((lines, text) => {
    const last = lines.at(-1)
    return last !== undefined && last.length + 2 + text.length <= widest
      ? [...lines.slice(0, -1), `${last}  ${text}`]
      : [...lines, `${indent}${text}`]
  }, [])

/** URLs, demo credentials and a curl line that works as it stands; the page's link fits a line of 80, all of it a screen of 24. */
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
      ...packed(
        Object.entries(options).map(([option, text]) => `${option} ${text}`),
        ' '.repeat(width + 2),
      ),
    ]
  })
  return [
    `${say.ready} ${url}`,
    ...gateways,
    `${say.control}  ${controlUrl}`,
    ...(profile === undefined ? [] : [`${say.profile}  paifang call METHOD --profile ${profile}`]),
    ...(page === undefined ? [] : [say.page, `  ${page}`]),
    '',
    say.demo,
    ...(curl === '' ? [say.end] : [say.signed, curl]),
  ].join('\n')
}
