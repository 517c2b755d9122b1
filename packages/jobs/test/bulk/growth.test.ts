import { bulk } from '@paifang/jobs'
import { createPlatform, deskClient, rowsTo, virtualTime, writeRows } from './world'

/** The most that anyone has asked one promise for, by `then` or by what calls it (a race does), while something runs. */
const mostAsked = async (work: () => Promise<unknown>): Promise<number> => {
  const original = Object.getOwnPropertyDescriptor(Promise.prototype, 'then') as PropertyDescriptor & {
    value: typeof Promise.prototype.then
  }
  const asked = new WeakMap<Promise<unknown>, number>()
  let most = 0
  Reflect.defineProperty(Promise.prototype, 'then', {
    ...original,
    value(this: Promise<unknown>, ...args: Parameters<typeof original.value>) {
      const times = (asked.get(this) ?? 0) + 1
      asked.set(this, times)
      most = Math.max(most, times)
      return original.value.apply(this, args)
    },
  })
  try {
    await work()
  } finally {
    Reflect.defineProperty(Promise.prototype, 'then', original)
  }
  return most
}

describe('a job', () => {
  it.each([1, 4])(
    'leaves nothing behind for each request on what lasts as long as it, %d at once',
    async (concurrency) => {
      const rows = rowsTo(2_000)
      const run = (signal: AbortSignal | undefined) => {
        const time = virtualTime()
        const platform = createPlatform()
        return bulk(deskClient(platform, time), writeRows({ rows: ['rows'] }), rows, {
          job: 'nightly',
          chunk: 10,
          concurrency,
          ...time,
          ...(signal === undefined ? {} : { signal }),
          toInput: (these) => ({ rows: these }),
        })
      }
      for (const signal of [undefined, new AbortController().signal])
        expect(
          await mostAsked(async () =>
            expect(await run(signal)).toMatchObject({ right: { calls: 200, rows: { done: 2_000 } } }),
          ),
        ).toBeLessThan(10)
    },
  )
})
