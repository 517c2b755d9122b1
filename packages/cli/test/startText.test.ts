import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmulator } from '@paifang/emulator'
import { startText } from '../src/emulate/startText'
import { paifang } from './paifang'

/** Nothing of an English sentence: two words in a row. */
const englishWords = /[a-z]{2,} [a-z]{2,}/

describe('what the emulator says as it starts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paifang-start-'))
  const file = join(folder, 'state.json')
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each([
    'not JSON',
    '{"format":99,"tables":{}}',
    '{"another":"file"}',
    '{"format":1,"tables":{"blacklist":7}}',
  ])('is Chinese in a Chinese terminal, and names the option: %s', async (text) => {
    writeFileSync(file, text)
    const run = (lang: string) => paifang(['emulate', '--port', '0', '--state', file, '--lang', lang])
    const { code, stderr } = await run('zh')
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^--state：.*[一-龥]/)])
    expect(stderr.replace(file, '')).not.toMatch(englishWords)
    expect((await run('en')).stderr).toMatch(/^--state: .*[a-z]/)
  })

  it('is Chinese of the banners, too', async () => {
    const said: string[] = []
    const emulator = await startEmulator({
      operations: [],
      host: '0.0.0.0',
      exposed: true,
      lenient: true,
      onBanner: (text) => void said.push(text),
    })
    await emulator.close()
    expect(said).toHaveLength(2)
    for (const text of said) {
      expect(startText(text).en).toBe(text)
      expect(startText(text).zh).toMatch(/[一-龥].*[一-龥]/)
      expect(startText(text).zh).not.toMatch(englishWords)
    }
  })
})
