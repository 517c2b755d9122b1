// The codes of the gateways, as the packages know them: what each says, who acts, what to do.
import { opretailCodes, opretailLoginCodes } from '../../gateway-opretail/dist/cjs/index.js'
import { topErrors, topSubCodes } from '../../gateway-top/dist/cjs/index.js'
import { code, languages, plain, table, write } from './place.mjs'

const words = {
  en: {
    title: 'Error codes',
    intro:
      'The codes that the SDK knows, as `kind`, `code` and `advice` of a GatewayError. A code that is not here ends in kind `unlisted` with its raw value. On a terminal: `paifang errors 25`.',
    head: ['Code', 'Name', 'Kind', 'May pass by itself', 'What to do'],
    yes: 'yes',
    no: 'no',
    sub: 'Sub-codes of TOP',
    subIntro: 'A sub-code says more precisely what a code says; of codes 15 and 50 it alone tells.',
    subHead: ['Sub-code', 'Kind', 'May pass by itself', 'What to do'],
    login: 'Login of opretail',
  },
  zh: {
    title: '错误码',
    intro:
      'SDK 认识的错误码，即 GatewayError 的 `kind`、`code` 与 `advice`。表中没有的错误码 `kind` 为 `unlisted`，保留原值。命令行查询：`paifang errors 25`。',
    head: ['错误码', '名称', '类别', '可能自行恢复', '怎么办'],
    yes: '是',
    no: '否',
    sub: 'TOP 子错误码',
    subIntro: '子错误码比错误码更具体；错误码为 15 和 50 时只看子错误码。',
    subHead: ['子错误码', '类别', '可能自行恢复', '怎么办'],
    login: 'opretail 登录',
  },
}

export const writeErrors = () => {
  for (const language of languages) {
    const w = words[language]
    const shown = (retryable) => (retryable ? w.yes : w.no)
    const row = ({ code: number, name, kind, retryable, advice }) => [
      code(number),
      plain(name),
      code(kind),
      shown(retryable),
      plain(advice[language]),
    ]
    const subRows = topSubCodes.map(({ pattern, kind, retryable, advice }) => [
      code(pattern),
      code(kind),
      shown(retryable),
      plain(advice[language]),
    ])
    const opretail = (codes) => Object.values(codes).filter(({ code: number }) => number !== '0')
    write(
      language,
      'reference/error-codes.md',
      `# ${w.title}

${w.intro}

## TOP

${table(w.head, topErrors.map(row))}

## ${w.sub}

${w.subIntro}

${table(w.subHead, subRows)}

## opretail

${table(w.head, opretail(opretailCodes).map(row))}

## ${w.login}

${table(w.head, opretail(opretailLoginCodes).map(row))}
`,
    )
  }
  return languages.length
}
