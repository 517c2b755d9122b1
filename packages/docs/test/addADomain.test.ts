import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmulator, type Emulator, type EmulatorOptions } from '@paifang/emulator'
import { paifang, type Ended } from '../../cli/test/paifang'
import { runExample } from '../../../.dev/test/examples'

const docs = join(__dirname, '..')
const load: (name: string) => unknown = require
const modules = join(docs, '..', '..', 'node_modules')
const page = readFileSync(join(docs, 'site', 'guide', 'add-a-domain.md'), 'utf8')
const [, document = ''] = /^```json\n([\s\S]*?)^```$/m.exec(page) ?? []
/** The command of the page that has these words. */
const commandWith = (words: string): ReadonlyArray<string> => {
  const line = page.split('\n').findLast((one) => one.startsWith(`npx paifang ${words}`)) ?? ''
  return line
    .replace(/ +#.*$/, '')
    .split(' ')
    .slice(2)
}

describe('the page that adds a domain', () => {
  const project = mkdtempSync(join(tmpdir(), 'paifang-domain-'))
  const own = join(project, 'packages', 'api-top-shop')
  const here = process.cwd()
  let emulator: Emulator
  const run = (args: ReadonlyArray<string>): Promise<Ended> => {
    const { appKey: TOP_APP_KEY, appSecret: TOP_APP_SECRET, endpoint: TOP_ENDPOINT } = emulator.top
    const given = args.filter((word, at) => word !== '--profile' && args[at - 1] !== '--profile')
    return paifang(given, { cwd: project, env: { TOP_APP_KEY, TOP_APP_SECRET, TOP_ENDPOINT } })
  }

  beforeAll(async () => {
    process.chdir(project)
    mkdirSync(join(project, 'saved'))
    writeFileSync(join(project, 'saved', 'shop.json'), document)
    writeFileSync(join(project, 'package.json'), '{"private":true,"workspaces":["packages/*"]}')
    const made = await paifang(commandWith('generate --from saved --out packages/api-top-shop'), {
      cwd: project,
    })
    expect(made).toMatchObject({ code: 0, stderr: '' })
    // What npm install and npm run build do.
    mkdirSync(join(project, 'node_modules'))
    for (const name of ['@paifang', 'fp-ts', 'io-ts'])
      symlinkSync(join(modules, name), join(project, 'node_modules', name))
    symlinkSync(own, join(project, 'node_modules', 'api-top-shop'))
    execFileSync(process.execPath, [join(modules, 'typescript', 'bin', 'tsc'), '-p', '.'], { cwd: own })
    const operations = Object.values(load(own) as Record<string, EmulatorOptions['operations'][number]>)
    emulator = await startEmulator({ operations })
  })
  afterAll(async () => {
    await emulator.close()
    process.chdir(here)
    rmSync(project, { recursive: true, force: true })
  })

  it('has a program that calls what it generated', async () => {
    const code = readFileSync(join(docs, 'examples', 'ownDomain.ts'), 'utf8')
    const [, promised = ''] = code.split('\n// prints\n// ')
    expect(await runExample(code, { load: (name) => load(name === 'api-top-shop' ? own : name) })).toEqual([
      promised.trim(),
    ])
  })

  it('has commands that know it', async () => {
    const described = await run(commandWith('describe'))
    expect(described).toMatchObject({ code: 0, stdout: expect.stringContaining('店铺编号') })
    const called = await run(commandWith('call'))
    expect(called).toMatchObject({ code: 0, stdout: expect.stringContaining('西湖店') })
  })
})
