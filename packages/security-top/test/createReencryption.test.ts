import { bulk } from '@paifang/jobs'
import { createReencryption, createTopSecurity, type StoredField } from '../src'
import { keyService, refusal, secretAnswer, type KeyAnswer } from './support/keyService'

const keys = ['MDEyMzQ1Njc4OWFiY2RlZg==', 'ZmVkY2JhOTg3NjU0MzIxMA==']

/** A table over a key service that answers by version, or as it is told to. */
const tableOf = (fields: ReadonlyArray<StoredField>) => {
  const state: { version: number; instead: KeyAnswer; failures: number } = {
    version: 1,
    instead: undefined,
    failures: 0,
  }
  const { client } = keyService((asked) => {
    if (state.instead !== undefined) return state.instead === 'lost' ? undefined : state.instead
    const [, version = ''] = asked.split('|')
    const wanted = version === 'null' ? state.version : Number(version)
    return secretAnswer(keys[wanted - 1], wanted)
  })
  const stored = new Map(fields.map((field) => [field.id, field]))
  const saved: string[][] = []
  const night = async (job: string) => {
    const security = createTopSecurity({ client, randomNum: 'r' })
    const table = createReencryption({
      security,
      save: async (written) => {
        if (state.failures-- > 0) throw new Error('the database is away, and says 张三')
        saved.push(written.map(({ id }) => id))
        for (const { id, text } of written) stored.set(id, { ...(stored.get(id) as StoredField), text })
      },
    })
    const ended = await bulk(table, table.operation, stored.values(), {
      job,
      maxPauseMs: 1,
      wait: async () => undefined,
      toInput: (rows) => ({ rows }),
    })
    const read = async (id: string) => {
      const { text, type } = stored.get(id) as StoredField
      return security.decrypt(text, type, { session: 's', strict: true })
    }
    return { ended, read }
  }
  return { state, stored, saved, night }
}

const fields: ReadonlyArray<StoredField> = [
  { id: 'a', text: '张三', type: 'receiver_name', session: 's' },
  { id: 'b', text: '13800138000', type: 'phone', session: 's' },
  { id: 'c', text: '0571', type: 'phone', session: 's' },
  { id: 'd', text: '', type: 'nick', session: 's' },
]

describe('createReencryption', () => {
  it('writes each night what is plain or has an old key, and nothing else', async () => {
    const { state, saved, stored, night } = tableOf(fields)
    const first = await night('1')
    expect(first.ended).toMatchObject({
      right: {
        rows: { read: 4, done: 3, refused: 1, unknown: 0 },
        exceptions: [{ from: 3, state: 'refused', code: 'plain' }],
      },
    })
    expect(saved).toEqual([['a', 'b']])
    await night('2')
    expect(saved).toHaveLength(1)
    state.version = 2
    const third = await night('3')
    expect(saved).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ])
    expect(stored.get('a')?.text).toMatch(/~2~$/)
    expect(await third.read('a')).toMatchObject({ right: '张三' })
    expect(await third.read('b')).toMatchObject({ right: '13800138000' })
    expect(stored.get('c')?.text).toBe('0571')
  })

  it('refuses the fields of a user who has no key, and stops where nobody can be asked for one', async () => {
    const { state, saved, night } = tableOf(fields)
    state.instead = refusal(15, '20005')
    expect((await night('1')).ended).toMatchObject({ right: { rows: { done: 1, refused: 3 } } })
    state.instead = 'lost'
    const { ended } = await night('2')
    expect(ended._tag === 'Left' || ended.right.rows.unknown === 4).toBe(true)
    expect(saved).toEqual([])
  })

  it('writes again what may not have been written, and shows nothing of it', async () => {
    const { state, saved, night } = tableOf(fields)
    state.failures = 1
    expect((await night('1')).ended).toMatchObject({ right: { rows: { done: 3, refused: 1 } } })
    expect(saved).toEqual([['a', 'b']])
    state.failures = 100
    state.version = 2
    const { ended } = await night('2')
    expect(JSON.stringify(ended)).not.toMatch(/张三|13800138000/)
    expect(ended).not.toMatchObject({ right: { rows: { unknown: 0 } } })
  })
})
