import { join } from 'node:path'
import { topSecretGet } from '@paifang/api-top-platform'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { examplesIn, runExample } from '../../../.dev/test/examples'

const load = (name: string): unknown => jest.requireActual(name)
const examples = examplesIn(join(__dirname, '..', 'README.md'))

describe('the README', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator({ operations: [topSecretGet] })
  })
  afterAll(() => emulator.close())

  const printed = (code: string | undefined) => {
    const { appKey, appSecret, endpoint, session } = emulator.top
    const env = {
      TOP_APP_KEY: appKey,
      TOP_APP_SECRET: appSecret,
      TOP_ENDPOINT: endpoint,
      TOP_SESSION: session,
      TOP_RANDOM_NUM: 'r',
    }
    return runExample(code ?? '', { load, env })
  }

  it('shows a phone number that is stored and read', async () => {
    expect(await printed(examples[0])).toEqual(['$138$zdEszhuN9WH7vMiDgNixKQ==$1$', '13800138000'])
  })

  it('shows a table that is encrypted anew', async () => {
    expect(await printed(examples[1])).toEqual([1])
  })
})
