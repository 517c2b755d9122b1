import type { Bulk } from '@paifang/contract'
import { codeText, readRows } from '../../src/bulk/readRows'

const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
const done = { row: 'done' }
const silent = { row: 'unknown', why: 'not-in-answer' }
const refused = (code: string): unknown => ({ row: 'refused', code })

const full: Partial<Bulk> = {
  rowId: ['id'],
  results: { list: ['data', 'detail'], id: ['key'], ok: ['success'], code: ['err_code'] },
}
const answer = (...detail: ReadonlyArray<unknown>): unknown => ({ data: { detail } })

describe('readRows', () => {
  it('matches by id, in any order, numbers and texts alike', () => {
    const items = [
      { key: 'c', success: true },
      { key: 'a', success: 'false', err_code: 'E1' },
      { key: 'b', success: 1 },
    ]
    expect(readRows(full, rows, answer(...items), true)).toEqual([refused('E1'), done, done])
    const numbered = [{ id: 1 }, { id: '2' }]
    const said = answer({ key: '1', success: true }, { key: 2, success: false, err_code: 'E' })
    expect(readRows(full, numbered, said, true)).toEqual([done, refused('E')])
  })

  it('says nothing of a row that the answer does not name, nor of one that it names and does not judge', () => {
    const items = answer({ key: 'a', success: true }, { key: 'b', success: 'perhaps' })
    expect(readRows(full, rows, items, true)).toEqual([done, silent, silent])
  })

  it('says nothing where two items of one id disagree, or where two rows share one', () => {
    const both = answer(
      { key: 'a', success: true },
      { key: 'a', success: false },
      { key: 'b', success: true },
    )
    expect(readRows(full, rows, both, true)).toEqual([silent, done, silent])
    const twins = [{ id: 'a' }, { id: 'a' }]
    expect(readRows(full, twins, answer({ key: 'a', success: true }), true)).toEqual([silent, silent])
  })

  it('matches by place where there is no id and there are as many', () => {
    const known: Partial<Bulk> = { results: { list: ['list'], code: ['code'] } }
    const codes = (...given: ReadonlyArray<unknown>): unknown => ({ list: given.map((code) => ({ code })) })
    expect(readRows(known, rows, codes('0', 200, 'FULL'), true)).toEqual([done, done, refused('FULL')])
    expect(readRows(known, rows, codes('0', '0'), true)).toEqual([silent, silent, silent])
    expect(readRows(known, rows, codes('0', '', undefined), true)).toEqual([done, silent, silent])
  })

  it('takes a list of ids for those that are done', () => {
    const known: Partial<Bulk> = { rowId: ['id'], results: { list: ['ids'] } }
    expect(readRows(known, rows, { ids: ['b', 'a'] }, true)).toEqual([done, done, silent])
  })

  it('takes those that a list of failures leaves out for done, if the whole was a success', () => {
    const known: Partial<Bulk> = {
      rowId: ['id'],
      results: { list: ['failed'], id: ['id'], code: ['code'], only: 'failures' },
    }
    const failed = { failed: [{ id: 'b', code: 'X' }] }
    expect(readRows(known, rows, failed, true)).toEqual([done, refused('X'), done])
    expect(readRows(known, rows, failed, false)).toEqual([silent, refused('X'), silent])
    expect(readRows(known, rows, {}, true)).toBeUndefined()
    expect(readRows(known, rows, { failed: [] }, true)).toBeUndefined()
  })

  it('takes none for done where a failure fits no row', () => {
    const known: Partial<Bulk> = {
      rowId: ['id'],
      results: { list: ['failed'], id: ['id'], only: 'failures' },
    }
    expect(readRows(known, rows, { failed: [{ id: 'z' }] }, true)).toEqual([silent, silent, silent])
    // Without ids nobody knows which: then none is done either.
    expect(readRows(known, rows, { failed: [{ name: 'b' }] }, true)).toEqual([silent, silent, silent])
  })

  it('says nothing where a list that should be there is not', () => {
    expect(readRows(full, rows, {}, true)).toEqual([silent, silent, silent])
    expect(readRows(full, rows, {}, false)).toBeUndefined()
    expect(readRows({}, rows, {}, true)).toBeUndefined()
  })
})

describe('codeText', () => {
  it('is never a sentence, and never empty', () => {
    expect(codeText('isv.invalid-parameter:mobile')).toBe('isv.invalid-parameter:mobile')
    expect(codeText('手机号 13800000000 错误')).toBe('_***_')
    expect(codeText('x'.repeat(100))).toHaveLength(64)
    expect(codeText('')).toBe('refused')
  })
})
