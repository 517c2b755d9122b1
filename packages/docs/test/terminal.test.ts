import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { timeGet, tmcGroupsGet } from '@paifang/api-top-platform'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { paifang, type Ended } from '../../cli/test/paifang'
import { runExample } from '../../../.dev/test/examples'
import { freePort } from '../../../.dev/test/freePort'

const docs = join(__dirname, '..')
const page = readFileSync(join(docs, 'site', 'guide', 'terminal.md'), 'utf8')

/** The commands of the page, in their order, without what is said of them. */
const commands = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
  .flatMap(([, block = '']) => block.split('\n'))
  .map((line) => line.replace(/ +#.*$/, '').trim())
  .filter((line) => line.startsWith('paifang ') && !line.startsWith('paifang emulate'))

const blacklist = {
  request_id: '1656674541001',
  request_time: 1656674541001,
  supplier_id: '10000000001',
  service_type: '1',
  ability_type: '1',
  operate_type: 1,
}

describe('the page about the terminal', () => {
  const project = mkdtempSync(join(tmpdir(), 'paifang-terminal-'))
  let emulator: Emulator
  let service: string
  let endService: () => unknown = () => undefined

  const run = (line: string): Promise<Ended> => {
    const [, ...words] = line
      .replaceAll('http://127.0.0.1:8099', emulator.url)
      .replaceAll('http://127.0.0.1:8080', service)
      .split(' ')
    // What `emulate --profile local` has written is in variables here; the profile of the page is written by its own command.
    const { appKey: TOP_APP_KEY, appSecret: TOP_APP_SECRET, endpoint: TOP_ENDPOINT } = emulator.top
    const own = line.includes('--profile') ? {} : { TOP_APP_KEY, TOP_APP_SECRET, TOP_ENDPOINT }
    const env = { XDG_CONFIG_HOME: project, SHOP_A_SECRET: TOP_APP_SECRET, ...own }
    return paifang(words, { cwd: project, env })
  }

  const here = process.cwd()
  beforeAll(async () => {
    process.chdir(project)
    emulator = await startEmulator({ operations: [sync, timeGet, tmcGroupsGet] })
    const around = readFileSync(join(docs, 'examples', 'around.json'), 'utf8')
    const input = { user_blacklist_request: { ...blacklist, blacklist: [{ mobile: '13111111111' }] } }
    writeFileSync(join(project, 'around.json'), around)
    writeFileSync(join(project, 'input.json'), JSON.stringify(input))
    writeFileSync(join(project, 'rows.csv'), 'mobile,reason\n13111111111,1\n13111111112,2\n')
    const port = await freePort()
    service = `http://127.0.0.1:${port}`
    await runExample(readFileSync(join(docs, 'examples', 'callbacks.ts'), 'utf8'), {
      load: require,
      env: { TOP_APP_SECRET: emulator.top.appSecret, PORT: String(port) },
      once: (_signal, listener) => {
        endService = listener
      },
    })
    const curl = await run('paifang call taobao.time.get --curl')
    // Somebody signed and then changed a value.
    writeFileSync(join(project, 'request.curl'), curl.stdout.replace('simplify=true', 'simplify=false'))
  })
  afterAll(async () => {
    endService()
    await emulator.close()
    process.chdir(here)
    rmSync(project, { recursive: true, force: true })
  })

  it('is held to by what its commands do, one after the other', async () => {
    expect(commands.length).toBeGreaterThan(15)
    const ended: string[] = []
    for (const line of commands) {
      const { code, stdout, stderr } = await run(line)
      // What is wrong with the request is what `explain` was asked for.
      const wanted = line.includes('explain') ? 1 : 0
      if (code !== wanted) ended.push(`${line}: ${code}\n${stdout}${stderr}`)
    }
    expect(ended).toEqual([])
    expect(readFileSync(join(project, 'groups.ndjson'), 'utf8')).toBe('{"name":"default"}\n')
    expect(emulator.state.top.blacklist.size()).toBe(2)
  })
})
