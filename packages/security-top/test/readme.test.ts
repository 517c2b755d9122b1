import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { topOaidDecrypt, topSecretGet } from '@paifang/api-top-platform'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { examplesIn, runExample } from '../../../.dev/test/examples'

const load = (name: string): unknown => jest.requireActual(name)
const examples = examplesIn(join(__dirname, '..', 'README.md'))

describe('the README', () => {
  const jobs = mkdtempSync(join(tmpdir(), 'paifang-reencryption-'))
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator({ operations: [topSecretGet, topOaidDecrypt] })
  })
  afterAll(async () => {
    rmSync(jobs, { recursive: true, force: true })
    await emulator.close()
  })

  const printed = (code: string | undefined) => {
    const { appKey, appSecret, endpoint, session } = emulator.top
    const env = {
      TOP_APP_KEY: appKey,
      TOP_APP_SECRET: appSecret,
      TOP_ENDPOINT: endpoint,
      TOP_SESSION: session,
      TOP_RANDOM_NUM: 'r',
      FOLDER: jobs,
      JOBS_SECRET: 'of the jobs',
    }
    return runExample(code ?? '', { load, env })
  }

  it('shows a phone number that is stored and read', async () => {
    expect(await printed(examples[0])).toEqual(['13800138000'])
  })

  it('shows a table that is encrypted anew', async () => {
    expect(await printed(examples[1])).toEqual([{ read: 4, done: 3, refused: 1, unknown: 0 }, 4, 'plain'])
  })

  it('shows a page of a hundred orders', async () => {
    const { addOaid, changeAddress } = emulator.state.top
    for (let i = 0; i < 100; i++)
      addOaid({
        oaid: `oaid-${i}`,
        tid: `${1000 + i}`,
        name: '张三',
        mobile: '13800138000',
        state: '浙江省',
        city: '杭州市',
        district: '余杭区',
        address_detail: '某路一号',
        ...(i === 7 ? { maskedBy: 'DECRYPTION_DISABLED_BY_ORDERCLOSED' } : {}),
      })
    changeAddress('1042', { oaid: 'oaid-new', address_detail: '另路二号' })
    expect(await printed(examples[2])).toEqual([100, 99, 1])
    expect(emulator.calls(topOaidDecrypt)).toHaveLength(5)
  })
})
