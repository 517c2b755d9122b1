import { execFileSync } from 'node:child_process'
import { buildSync } from 'esbuild'
import * as fc from 'fast-check'
import { timestampText } from '../src/request/timestampText'

jest.setTimeout(60_000)

describe('timestampText', () => {
  it('writes GMT+8 unless told otherwise', () => {
    const noon = Date.UTC(2024, 0, 31, 16, 0, 1)
    expect(timestampText(noon)).toBe('20240201000001')
    expect(timestampText(noon, 0)).toBe('20240131160001')
    expect(timestampText(noon, -330)).toBe('20240131103001')
    expect(timestampText(Date.UTC(2024, 1, 29, 15, 59, 59, 999))).toBe('20240229235959')
  })

  it('has no text outside the years 0 to 9999', () => {
    expect(timestampText(Date.UTC(9999, 11, 31, 16))).toBeUndefined()
    expect(timestampText(Number.NaN)).toBeUndefined()
    expect(timestampText(Number.POSITIVE_INFINITY)).toBeUndefined()
    expect(timestampText(-1e15)).toBeUndefined()
  })

  it('is always 14 digits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: Date.UTC(9999, 0) }),
        fc.integer({ min: -840, max: 840 }),
        (at, offset) => {
          expect(timestampText(at, offset)).toMatch(/^\d{14}$/)
        },
      ),
    )
  })

  it('does not depend on the zone of the machine', () => {
    const { outputFiles } = buildSync({
      entryPoints: [require.resolve('../src/request/timestampText')],
      bundle: true,
      format: 'cjs',
      platform: 'node',
      write: false,
    })
    const script = `${outputFiles[0]?.text};process.stdout.write(module.exports.timestampText(Date.UTC(2024, 2, 10, 10, 30)))`
    for (const TZ of ['UTC', 'America/New_York', 'Asia/Kathmandu', 'Nowhere/Unknown'])
      expect(
        execFileSync(process.execPath, ['-e', script], { env: { ...process.env, TZ }, encoding: 'utf8' }),
      ).toBe('20240310183000')
  })
})
