import type { endingOf } from './Row'

/** How an exchange ended, for a person; a filter takes the English names themselves. */
export const endingWords: Readonly<
  Record<'en' | 'zh', Readonly<Record<ReturnType<typeof endingOf>, string>>>
> = {
  en: {
    answered: 'ok',
    refused: 'refused',
    fault: 'fault',
    unreadable: 'unreadable',
    'no-such-path': 'no such path',
    broken: 'broken',
  },
  zh: {
    answered: '成功',
    refused: '拒绝',
    fault: '故障',
    unreadable: '无法读取',
    'no-such-path': '路径不存在',
    broken: '应答残缺',
  },
}
