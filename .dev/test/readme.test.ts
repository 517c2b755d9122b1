import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { shopwebLiveCheckStatisticsDetailPageForCustomer } from '@paifang/api-opretail-livecheck'
import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { examplesIn, runExample } from './examples'

const root = join(__dirname, '..', '..')
const [topExample = '', opretailExample = ''] = examplesIn(join(root, 'README.md'))

let emulator: Emulator
beforeAll(async () => {
  const operations = [logisticsExpressUserBlacklistTmsSync, shopwebLiveCheckStatisticsDetailPageForCustomer]
  emulator = await startEmulator({ operations })
})
afterAll(() => emulator.close())

describe('README.md', () => {
  it('calls TOP as its first example says', async () => {
    const { appKey, appSecret, endpoint } = emulator.top
    const env = { TOP_APP_KEY: appKey, TOP_APP_SECRET: appSecret, TOP_ENDPOINT: endpoint }
    expect(await runExample(topExample, { load: require, env })).toEqual(['done: SUCCESS'])
    expect(emulator.calls(logisticsExpressUserBlacklistTmsSync)).toHaveLength(1)
  })

  it('shows with the same example what a wrong secret looks like', async () => {
    const { appKey, endpoint } = emulator.top
    const env = { TOP_APP_KEY: appKey, TOP_APP_SECRET: 'not-the-secret', TOP_ENDPOINT: endpoint }
    expect(await runExample(topExample, { load: require, env })).toEqual([
      expect.stringMatching(/^refused with 25: /),
    ])
  })

  it('calls opretail as its second example says', async () => {
    const { accessKey, accessSecret, applicationId, endpoint } = emulator.opretail
    const env = {
      OPRETAIL_ACCESS_KEY: accessKey,
      OPRETAIL_ACCESS_SECRET: accessSecret,
      OPRETAIL_APPLICATION_ID: applicationId,
      OPRETAIL_ENDPOINT: endpoint,
    }
    const [page] = await runExample(opretailExample, { load: require, env })
    expect(page).toEqual(expect.any(Object))
    expect(emulator.calls(shopwebLiveCheckStatisticsDetailPageForCustomer)).toHaveLength(1)
  })

  it.each([
    ['README.md', 'en'],
    ['.github/README.zh.md', 'zh'],
  ])('shows what npm start prints, times and ids aside: %s', async (readme, lang) => {
    const [, shown = ''] =
      /<!-- start -->\n\n```text\n([\s\S]*?)```/.exec(readFileSync(join(root, readme), 'utf8')) ?? []
    expect(shown).toContain('✓')
    const bin = join(root, 'packages', 'cli', 'bin', 'paifang.js')
    const { stdout } = await promisify(execFile)(process.execPath, [bin, 'start', '--lang', lang])
    const columns = (text: string): ReadonlyArray<string> =>
      text.split('\n').map((line) => line.split(/ {2,}/).slice(0, 5).join(' | ').trimEnd())
    const printed = columns(stdout)
    for (const line of columns(shown)) expect(printed).toContain(line)
  })

  it('links only to files that exist', () => {
    const links = [
      ...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/\]\((packages\/[^)#]+)[^)]*\)/g),
    ]
    expect(links.length).toBeGreaterThan(10)
    for (const [, path] of links) expect(readFileSync(join(root, path ?? ''), 'utf8')).not.toBe('')
  })
})

describe('the README of a package', () => {
  const json = (...path: ReadonlyArray<string>) =>
    JSON.parse(readFileSync(join(root, ...path), 'utf8')) as {
      readonly private?: boolean
      readonly files?: ReadonlyArray<string>
      readonly engines: { readonly node: string }
      readonly dependencies: Readonly<Record<string, string>>
    }
  const names = readdirSync(join(root, 'packages')).filter((name) => {
    const { private: isPrivate, files = [] } = json('packages', name, 'package.json')
    // A page runs in a browser.
    return isPrivate !== true && !files.includes('dist/page')
  })
  /** The oldest compiler that the packed packages are checked with. */
  const oldest = Object.keys(json('.dev', 'runtimes', 'package.json').dependencies)
    .flatMap((name) => /^typescript-(\d+\.\d+)$/.exec(name)?.slice(1) ?? [])
    .sort((a, b) => Number(a) - Number(b))[0]

  it.each(names)('of %s says from which Node and TypeScript on, in both languages', (name) => {
    const node = /^>=(\d+\.\d+)\./.exec(json('packages', name, 'package.json').engines.node)?.[1]
    const read = (file: string): string => readFileSync(join(root, 'packages', name, file), 'utf8')
    expect([node, oldest]).toEqual([expect.any(String), expect.any(String)])
    expect(read('README.md')).toContain(`Node ${node} or later; TypeScript ${oldest} or later.`)
    expect(read('README.zh.md')).toContain(`Node ${node} 及以上；TypeScript ${oldest} 及以上。`)
  })
})

describe('the README of a package', () => {
  const manifestIn = (...path: ReadonlyArray<string>): Readonly<Record<string, unknown>> =>
    JSON.parse(readFileSync(join(root, ...path, 'package.json'), 'utf8')) as Readonly<Record<string, unknown>>
  // What stands in the root's manifest is decided before anything is published.
  const isPublished = 'repository' in manifestIn()
  const published = readdirSync(join(root, 'packages'))
    .filter((name) => manifestIn('packages', name)['private'] !== true)
    // It comes with the command line.
    .filter((name) => name !== 'explorer')

  it.each(published.flatMap((name) => [`${name}/README.md`, `${name}/README.zh.md`]))(
    '%s says how it is installed while the registry has none, and only then',
    (path) => {
      const text = readFileSync(join(root, 'packages', path), 'utf8')
      expect(text.includes('`npm run pack`') && text.includes('.packed/*.tgz')).toBe(!isPublished)
    },
  )
})

describe('examples', () => {
  /** READMEs in every language, and the programs of the documentation. */
  const texts = readdirSync(join(root, 'packages'), { recursive: true, encoding: 'utf8' })
    .filter((path) => !/(^|[\\/])(node_modules|dist)[\\/]/.test(path))
    .filter((path) => /README[^\\/]*\.md$|^docs[\\/]examples[\\/].*\.[cm]?[jt]s$/.test(path))
    .map((path) => join('packages', path))

  it.each(['README.md', '.github/README.zh.md', ...texts])('of %s go to no production by default', (path) => {
    const fallback = /_ENDPOINT'?\]?\s*(\?\?|=)\s*'[a-z]/
    expect(readFileSync(join(root, path), 'utf8')).not.toMatch(fallback)
  })
})
