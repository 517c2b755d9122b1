import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { startEmulator } from '../src'
import { parseState, stateText } from '../src/state/stateText'
import { operations } from './operations'

const file = (): string => join(mkdtempSync(join(tmpdir(), 'paifang-')), 'state.json')

describe('stateFile', () => {
  it('keeps every table over a restart, rows of any kind among them, and reset begins anew', async () => {
    const stateFile = file()
    const rows = {
      id: 7_091_800_003_790_954_036n,
      at: new Date(1_600_000_000_000),
      bytes: new Uint8Array([1, 2]),
    }
    const first = await startEmulator({ operations, stateFile })
    first.state.kept.put('a', rows)
    first.state.top.blacklist.clear()
    await first.close()
    expect(statSync(stateFile).mode & 0o777).toBe(0o600)
    const second = await startEmulator({ operations, stateFile })
    expect(second.state.kept.get('a')).toEqual(rows)
    second.reset()
    expect(second.state.kept.get('a')).toBeUndefined()
    await second.close()
    const third = await startEmulator({ operations, stateFile })
    expect(third.state.kept.size()).toBe(0)
    await third.close()
  })

  it('is written soon after a change, whole, without waiting for the end', async () => {
    const stateFile = file()
    const emulator = await startEmulator({ operations, stateFile })
    emulator.state.kept.put('a', { n: 1 })
    const look = async (): Promise<string> => {
      for (;;) {
        try {
          return readFileSync(stateFile, 'utf8')
        } catch {
          await new Promise((resolve) => setTimeout(resolve, 10))
        }
      }
    }
    expect(parseState(await look())['kept']).toEqual([['a', { n: 1 }]])
    await emulator.close()
    expect(readdirSync(join(stateFile, '..'))).toEqual(['state.json'])
  })

  it.each([
    ['', 'it is not JSON'],
    ['{"format":1,"tables":', 'it is not JSON'],
    ['null', 'it is not of an emulator'],
    ['{"tables":{}}', 'it is not of an emulator'],
    ['{"format":2,"tables":{}}', 'its format is 2, this emulator reads 1: update it'],
    ['{"format":1,"tables":{"kept":[1]}}', 'its tables cannot be read'],
    ['{"format":1,"tables":{"kept":[["a",{"$unheard":1}]]}}', 'its tables cannot be read'],
    ['{"format":1}', 'its tables cannot be read'],
  ])('that holds %p is refused, and left as it is', async (text, why) => {
    const stateFile = file()
    writeFileSync(stateFile, text)
    await expect(startEmulator({ operations, stateFile })).rejects.toThrow(why)
    expect(readFileSync(stateFile, 'utf8')).toBe(text)
  })

  it('gives back whatever it is given', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.double(),
        fc.bigInt(),
        fc.boolean(),
        fc.constantFrom(null, undefined),
        // jest holds no invalid date for equal to another.
        fc.date({ noInvalidDate: true }),
        fc.uint8Array(),
        fc.array(tie('any')),
        fc.dictionary(
          fc.oneof(fc.string(), fc.constantFrom('$date', '$members', '__proto__', '$x')),
          tie('any'),
        ),
      ),
    })).any
    fc.assert(
      fc.property(fc.string(), value, (key, row) => {
        const kept = parseState(stateText({ table: [[key, row]] }))
        expect(kept).toEqual({ table: [[key, row]] })
        expect(stateText(kept)).toBe(stateText({ table: [[key, row]] }))
      }),
      { numRuns: 200 },
    )
    const [[, date]] = Object.values(parseState(stateText({ table: [['', new Date(Number.NaN)]] })))[0] as [
      [string, Date],
    ]
    expect(date.getTime()).toBeNaN()
  })
})
