import { operationName } from '../../src'

describe('operationName', () => {
  it('is a word that the language and file systems leave free', () => {
    expect(
      [
        'taobao.trade.get',
        'taobao.delete',
        'taobao.con',
        'open.COM1',
        'taobao.nul.get',
        'taobao.console',
      ].map(operationName),
    ).toEqual(['tradeGet', 'deleteApi', 'conApi', 'cOM1Api', 'nulGet', 'console'])
  })
})
