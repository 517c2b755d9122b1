import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runExample } from '../../../.dev/test/examples'
import { freePort } from '../../../.dev/test/freePort'
import { paifang, type Ended } from '../../cli/test/paifang'

const docs = join(__dirname, '..')
const page = readFileSync(join(docs, 'site', 'guide', 'qimen-inbound.md'), 'utf8')
const [, document = ''] = /^```json\n([\s\S]*?)^```$/m.exec(page) ?? []
/** The command of the page that begins so. */
const commandOf = (words: string): string =>
  page.split('\n').find((line) => line.startsWith(`npx paifang ${words}`)) ?? ''

describe('the page of what Qimen calls', () => {
  const project = mkdtempSync(join(tmpdir(), 'paifang-qimen-inbound-'))
  const secret = 'helloworld'
  const printed: string[] = []
  let service: string
  let endService: () => unknown = () => undefined

  const run = (command: string): Promise<Ended> => {
    const words = command.replaceAll('http://127.0.0.1:8080', service).split(' ').slice(2)
    // What the profile of the page holds is in variables here.
    const given = words.filter((word, at) => word !== '--profile' && words[at - 1] !== '--profile')
    const env = { QIMEN_APP_KEY: '12345678', QIMEN_APP_SECRET: secret, QIMEN_CUSTOMER_ID: 'c1' }
    return paifang(given, { cwd: project, env })
  }

  const here = process.cwd()
  beforeAll(async () => {
    process.chdir(project)
    const port = await freePort()
    service = `http://127.0.0.1:${port}`
    await runExample(readFileSync(join(docs, 'examples', 'qimenInbound.ts'), 'utf8'), {
      load: require,
      env: { QIMEN_APP_SECRET: secret, PORT: String(port) },
      log: (...values) => void printed.push(values.join(' ')),
      once: (_signal, listener) => {
        endService = listener
      },
    })
  })
  afterAll(() => {
    endService()
    process.chdir(here)
    rmSync(project, { recursive: true, force: true })
  })

  it('has a program that does what the platform asks, and says no where it has no such warehouse', async () => {
    const command = commandOf('trigger')
    const answerOf = ({ stdout }: Ended): unknown =>
      (JSON.parse(stdout) as { readonly answers: ReadonlyArray<unknown> }).answers[0]
    const done = await run(`${command} --json`)
    expect(done.code).toBe(0)
    expect(answerOf(done)).toMatchObject({ says: 'done', text: expect.stringContaining('cancelled SO1') })
    const refused = await run(`${command.replace('W1', 'W9')} --json`)
    expect(refused.code).toBe(1)
    expect(answerOf(refused)).toMatchObject({ says: 'failed', text: expect.stringContaining('S003') })
    expect(printed[0]).toContain('order.cancel ok')
  })

  it('has a program that the platform would publish', async () => {
    const checked = await run(commandOf('check-inbound'))
    expect(checked).toMatchObject({ code: 0, stdout: expect.stringContaining('qimen') })
  })

  it('has a document of which both directions are generated', async () => {
    mkdirSync('qimen')
    writeFileSync(join('qimen', 'cancel.json'), document)
    expect(await run(commandOf('generate'))).toMatchObject({ code: 0, stderr: '' })
    const apis = join(project, 'packages', 'api-qimen-order', 'src', 'apis')
    const source = readFileSync(join(apis, 'qimenOrderCancel.ts'), 'utf8')
    expect(source).toContain("gateway: 'qimen'")
    expect(source).toContain('cancelReason')
  })
})
