import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as livecheck from '@paifang/api-opretail-livecheck'
import { logisticsExpressUserBlacklistTmsSync as blacklist } from '@paifang/api-top-ascp'
import * as platform from '@paifang/api-top-platform'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { createOpretailClient } from '@paifang/gateway-opretail'
import { createTopClient } from '@paifang/gateway-top'
import { isOk, type Result } from '@paifang/result'
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript'
import { installedFrom } from '../src/init/dependenciesOf'
import { paifang, type Ended } from './paifang'

/** A folder with a file for each package, as `npm run pack` leaves them. */
const tarballs = mkdtempSync(join(tmpdir(), 'paifang-tarballs-'))
for (const name of readdirSync(join(__dirname, '../..')))
  writeFileSync(join(tarballs, `paifang-${name}-0.1.0.tgz`), '')

const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'paifang-init-'))

const init = (cwd: string, ...args: ReadonlyArray<string>): Promise<Ended> =>
  paifang(['init', 'shop', '--tarballs', tarballs, ...args], { cwd })

const textIn = (cwd: string, path: string): string => readFileSync(join(cwd, 'shop', path), 'utf8')

/** What a file of the project exports, run as it stands, where no variable is set. */
const run = (cwd: string, path: string): Readonly<Record<string, unknown>> => {
  const { outputText } = transpileModule(textIn(cwd, path), {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
  })
  const exported = {}
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the text is what init wrote
  new Function('require', 'exports', 'process', outputText)(require, exported, { env: {} })
  return exported
}

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({
    operations: [blacklist, ...Object.values(platform), ...Object.values(livecheck)],
  })
})
afterAll(() => emulator.close())

describe('where the packages were installed from', () => {
  const installed = (files: Readonly<Record<string, object>>): ReadonlyMap<string, string> | undefined => {
    const project = emptyFolder()
    mkdirSync(join(project, 'node_modules'))
    for (const [path, value] of Object.entries(files))
      writeFileSync(join(project, path), JSON.stringify(value))
    return installedFrom(join(project, 'node_modules', '@paifang', 'cli', 'dist', 'init'))
  }
  const gateway = '@paifang/gateway-top'
  const tarball = join(tarballs, 'paifang-gateway-top-0.1.0.tgz')

  it('is a folder of tarballs, where the project says so or npm knows', () => {
    const spec = `file:${tarball}`
    expect(installed({ 'package.json': { dependencies: { [gateway]: spec } } })?.get(gateway)).toBe(tarball)
    const kept = { packages: { [`node_modules/${gateway}`]: { resolved: spec } } }
    expect(installed({ 'node_modules/.package-lock.json': kept })?.get(gateway)).toBe(tarball)
  })

  it('is found from where pnpm keeps a package, too', () => {
    const project = emptyFolder()
    const dependencies = { [gateway]: `file:${tarball}` }
    writeFileSync(join(project, 'package.json'), JSON.stringify({ dependencies }))
    const kept = join(project, 'node_modules', '.pnpm', 'cli@file', 'node_modules', '@paifang', 'cli', 'dist')
    expect(installedFrom(kept)?.get(gateway)).toBe(tarball)
  })

  it('is a registry elsewhere', () => {
    expect(installed({})).toBeUndefined()
    expect(installed({ 'package.json': { dependencies: { [gateway]: '^0.1.0' } } })).toBeUndefined()
    expect(installedFrom(join(emptyFolder(), 'cli'))).toBeUndefined()
  })

  it('is said where the tarballs are gone', () => {
    const gone = { dependencies: { [gateway]: 'file:../gone/paifang-gateway-top-0.1.0.tgz' } }
    expect(() => installed({ 'package.json': gone })).toThrow(
      expect.objectContaining({
        text: expect.objectContaining({ en: expect.stringContaining('--tarballs') }),
      }),
    )
  })
})

describe('paifang init', () => {
  it('writes a project, and says what to run next', async () => {
    const cwd = emptyFolder()
    const { code, stdout, stderr } = await init(cwd)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('cd shop\n  npm install\n  npm test')
    expect(stdout).toContain('TOP_APP_KEY, TOP_APP_SECRET, TOP_ENDPOINT')
    const { name, dependencies } = JSON.parse(textIn(cwd, 'package.json')) as {
      readonly name: string
      readonly dependencies: Readonly<Record<string, string>>
    }
    expect(name).toBe('shop')
    expect(Object.keys(dependencies)).toEqual(
      expect.arrayContaining(['@paifang/api-top-platform', '@paifang/gateway-top', '@paifang/wire', 'fp-ts']),
    )
    expect(dependencies['@paifang/wire']).toMatch(/^file:\.\.\/.*paifang-wire-0\.1\.0\.tgz$/)
    expect(textIn(cwd, 'test/timeGet.test.ts')).toContain('emulator.expectCalled(timeGet, { times: 1 })')
    const { createClient } = run(cwd, 'src/top.ts') as { readonly createClient: () => unknown }
    expect(createClient).toThrow('the variable TOP_APP_KEY is not set')
  })

  it('makes calls that the gateways take, with the examples of their documents', async () => {
    const cwd = emptyFolder()
    const method = blacklist.method
    expect(await init(cwd, '--operation', 'taobao.time.get', method, '--gateway', 'opretail')).toMatchObject({
      code: 0,
    })
    const { top, opretail } = emulator
    const clients = { top: createTopClient({ ...top }), opretail: createOpretailClient({ ...opretail }) }
    const files = readdirSync(join(cwd, 'shop', 'src')).filter(
      (file) => !['main.ts', 'top.ts', 'opretail.ts'].includes(file),
    )
    expect(files).toHaveLength(3)
    for (const file of files) {
      const [call] = Object.values(run(cwd, `src/${file}`)) as [
        (client: unknown) => Promise<Result<unknown, unknown>>,
      ]
      const client = textIn(cwd, `src/${file}`).includes('OpretailClient') ? clients.opretail : clients.top
      expect(isOk(await call(client))).toBe(true)
    }
    expect(emulator.calls(blacklist)).toHaveLength(1)
    await Promise.all(Object.values(clients).map((client) => client.close()))
  })

  it('overwrites nothing, and then writes nothing', async () => {
    const cwd = emptyFolder()
    mkdirSync(join(cwd, 'shop', 'src'), { recursive: true })
    writeFileSync(join(cwd, 'shop', 'src', 'main.ts'), 'mine')
    const refused = await init(cwd)
    expect(refused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('src/main.ts') })
    expect(readdirSync(join(cwd, 'shop'))).toEqual(['src'])
    expect(textIn(cwd, 'src/main.ts')).toBe('mine')
  })

  it('writes through no link that leads nowhere yet', async () => {
    const cwd = emptyFolder()
    mkdirSync(join(cwd, 'shop'))
    symlinkSync(join(cwd, 'elsewhere'), join(cwd, 'shop', 'package.json'))
    expect(await init(cwd)).toMatchObject({ code: 2, stderr: expect.stringContaining('package.json') })
    expect(readdirSync(cwd)).toEqual(['shop'])
    expect(lstatSync(join(cwd, 'shop', 'package.json')).isSymbolicLink()).toBe(true)
  })

  it('says what it cannot begin with', async () => {
    const cwd = emptyFolder()
    for (const [args, words] of [
      [['--operation', 'taobao.tim.get'], 'did you mean taobao.time.get?'],
      [['--gateway', 'tip'], 'there is no gateway "tip"'],
      [['--gateway', 'qimen'], 'no installed package has an operation of qimen'],
      [['--tarballs', cwd], 'npm run pack'],
    ] as const) {
      const refused = await init(cwd, ...args)
      expect(refused).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(words) })
    }
    expect(readdirSync(cwd)).toEqual([])
  })
})
