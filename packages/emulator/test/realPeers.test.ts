import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmulator, type Emulator } from '../src'
import { operations, trade } from './operations'

const wanted = process.env['PAIFANG_PEERS']

const versions = ['node-taobao-topclient@0.1.7', 'topsdk@1.0.13', 'taobao-sdk@2.0.5']

const run = (
  file: string,
  args: ReadonlyArray<string>,
  env: Readonly<Record<string, string>> = {},
): Promise<string> =>
  new Promise((resolve, reject) => {
    execFile(
      file,
      args,
      { env: { ...process.env, ...env }, timeout: 250_000, encoding: 'utf8' },
      (error, stdout) => (error === null ? resolve(stdout) : reject(new Error(error.message))),
    )
  })

;(wanted === undefined ? describe.skip : describe)(
  'clients of the public registry (PAIFANG_PEERS=1 installs them for the test, PAIFANG_PEERS=folder uses that)',
  () => {
    let emulator: Emulator
    let folder = wanted ?? ''
    beforeAll(async () => {
      emulator = await startEmulator({ operations })
      if (wanted !== '1') return
      folder = mkdtempSync(join(tmpdir(), 'paifang-peers-'))
      writeFileSync(join(folder, 'package.json'), '{"private":true}')
      const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder]
      await run('npm', ['install', ...options, ...versions])
    })
    afterEach(() => emulator.reset())
    afterAll(async () => {
      await emulator.close()
      if (wanted === '1') rmSync(folder, { recursive: true })
    })

    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what clients print is looked at member by member
    const call = async (client: string, params: object, zone: string): Promise<any> => {
      const script = join(__dirname, 'data/peer.cjs')
      const args = [script, folder, client, emulator.top.endpoint, trade.method, JSON.stringify(params)]
      return JSON.parse(await run(process.execPath, args, { TZ: zone, NODE_OPTIONS: '--no-deprecation' }))
    }
    const explanation = () => emulator.journal.entries().at(-1)?.explanation
    const refusal = () => emulator.journal.entries().at(-1)?.refusal?.code
    const lines = [{ sku: '中 文', count: 1 }]

    describe.each(['node-taobao-topclient', 'topsdk', 'taobao-sdk'])('%s', (client) => {
      it('is understood with its clock in China', async () => {
        const { answer } = await call(client, { tid: '1', title: '中文 +&=' }, 'Asia/Shanghai')
        expect(JSON.stringify(answer)).toContain('"paid":true')
        expect(emulator.expectCalled(trade, { times: 1 })[0]?.input).toEqual({ tid: '1', title: '中文 +&=' })
      })

      it('is refused with its clock in UTC, and told so', async () => {
        await call(client, { tid: '1' }, 'UTC')
        expect(refusal()).toBe(31)
        expect(explanation()).toMatchObject({
          matched: true,
          en: expect.stringMatching(/UTC|hours|zone|GMT\+8/),
        })
      })
    })

    it.each(['node-taobao-topclient', 'taobao-sdk'])(
      '%s sends structs that agree with their signature',
      async (client) => {
        await call(client, { tid: '1', lines }, 'Asia/Shanghai')
        expect(emulator.expectCalled(trade, { outcome: 'answered' })[0]?.input).toEqual({ tid: '1', lines })
      },
    )

    it('topsdk signs structs as [object Object], and is told so', async () => {
      await call('topsdk', { tid: '1', lines }, 'Asia/Shanghai')
      expect(refusal()).toBe(25)
      expect(explanation()).toMatchObject({ matched: true, differences: [{ field: 'lines' }] })
      expect(explanation()?.en).toContain('[object Object]')
    })

    it.each(['node-taobao-topclient', 'taobao-sdk'])(
      '%s signs undefined without sending it, and is told so',
      async (client) => {
        await call(client, { tid: '1', title: '«undefined»' }, 'Asia/Shanghai')
        expect(refusal()).toBe(25)
        expect(explanation()).toMatchObject({ matched: true, differences: [{ field: 'title' }] })
      },
    )

    // Official clients differ in whether an empty value is signed: it is verified as it arrived.
    it.each(['node-taobao-topclient', 'topsdk', 'taobao-sdk'])('%s signs an empty value', async (client) => {
      await call(client, { tid: '1', title: '' }, 'Asia/Shanghai')
      expect(refusal()).toBeUndefined()
      expect(emulator.expectCalled(trade, { outcome: 'answered' })[0]?.input).toEqual({ tid: '1' })
    })

    it('topsdk does not send what is undefined', async () => {
      const { error } = await call('topsdk', { tid: '1', title: '«undefined»' }, 'Asia/Shanghai')
      expect(error.message).toContain('undefined')
      expect(emulator.journal.seen()).toBe(0)
    })
  },
)
