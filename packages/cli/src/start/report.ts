import colors from 'picocolors'
import type { Context } from '../Context'
import { table } from '../output/table'
import type { Row } from './Row'

const say = {
  en: {
    calls: 'Five operations, two gateways',
    failures: 'What failing looks like',
    head: ['operation', 'gateway', 'sign', 'status', 'ms', 'tries', 'request id'],
    expected: 'expected',
    colon: ': ',
    all: 'every expectation held',
    some: 'expectations did not hold',
    more: '--verbose describes each failure',
  },
  zh: {
    calls: '五个接口，两个网关',
    failures: '各种失败',
    head: ['接口', '网关', '签名', '结果', '毫秒', '次数', '请求 ID'],
    expected: '预期',
    colon: '：',
    all: '全部符合预期',
    some: '项不符合预期',
    more: '--verbose 显示每个失败的说明',
  },
} as const

/** The last words of a method name: what tells it apart in a narrow column. */
const shortName = (method: string): string => {
  const words = method.split('.')
  return words.slice(-2).join('.')
}

const short = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text

/**
 * The rows as two tables that fit a screen of 80 by 24, with what did not hold below them; `verbose`: every failure described
 * above its table. Names are whole where the terminal is wide, and in a pipe. Colour only on a terminal.
 */
export const report = async (
  rows: ReadonlyArray<Row>,
  { lang, terminal, env }: Context,
  verbose: boolean,
): Promise<string> => {
  const isWide = (process.stdout.columns || 80) >= 120
  const { green, red, bold, dim } = colors.createColors(terminal && env['NO_COLOR'] === undefined)
  const words = say[lang]
  const part = async (name: Row['part']): Promise<ReadonlyArray<string>> => {
    const mine = rows.filter((row) => row.part === name)
    const cells = mine.map((row) => [
      row.held ? green('✓') : red('✗'),
      short(name === 'calls' ? shortName(row.operation) : row.title, isWide ? 50 : 16),
      row.gateway,
      row.signMethod,
      row.status === 'ok' ? 'ok' : (/^[A-Z][a-z]+/.exec(row.status)?.[0] ?? ''),
      row.durationMs.toFixed(0),
      String(row.attempts),
      short(row.requestId ?? '', isWide ? 32 : 13),
    ])
    const told = verbose
      ? mine.flatMap(({ detail, title }) => (detail ? [`  ${dim(`${title}${words.colon}`)}${detail}`] : []))
      : []
    const missed = mine.flatMap(({ held, title, expected, status, detail }) =>
      held
        ? []
        : [
            red(`  ${title}${words.colon}${words.expected}${words.colon}${expected}; ${status}`),
            ...(detail ? [`  ${detail}`] : []),
          ],
    )
    return [...told, bold(words[name]), await table(cells, ['', ...words.head]), ...missed, '']
  }
  const missed = rows.filter(({ held }) => !held).length
  const verdict = missed === 0 ? green(`✓ ${words.all}`) : red(`✗ ${missed} ${words.some}`)
  const more = verbose ? '' : dim(`  ${words.more}`)
  return [...(await part('calls')), ...(await part('failures')), `${verdict}${more}`].join('\n')
}
