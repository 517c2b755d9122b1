import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { shopwebLiveCheckStatisticsDetailPageForCustomer } from '@paifang/api-opretail-livecheck'
import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'
import { timeGet } from '@paifang/api-top-platform'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { build, type BuildOptions } from 'esbuild'
import { freePort } from './freePort'

const root = join(__dirname, '..', '..')
const runtimes = join(root, '.dev', 'runtimes')
const expected = JSON.parse(readFileSync(join(runtimes, 'expected.json'), 'utf8')) as Record<string, string>

let emulator: Emulator
let folder: string
let nowhere: string

beforeAll(async () => {
  if (!existsSync(join(root, 'packages/transport/dist/esm/fetch.mjs')))
    throw new Error('not built; npm test builds, or npm run build')
  const operations = [
    logisticsExpressUserBlacklistTmsSync,
    shopwebLiveCheckStatisticsDetailPageForCustomer,
    timeGet,
  ]
  emulator = await startEmulator({ operations })
  folder = mkdtempSync(join(tmpdir(), 'paifang-bundle-'))
  nowhere = `http://127.0.0.1:${await freePort()}/`
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await emulator.close()
})

const bundled = async (
  options: BuildOptions,
): Promise<ReadonlyArray<{ path: string; contents: Uint8Array }>> =>
  (
    await build({
      bundle: true,
      minify: true,
      write: false,
      platform: 'node',
      absWorkingDir: root,
      logLevel: 'silent',
      ...options,
    })
  ).outputFiles ?? []

/** Bytes of a bundle after gzip. */
const gzipped = ({ contents }: { contents: Uint8Array }): number => gzipSync(contents, { level: 9 }).length

const oneGateway = {
  contents: `
    import { createTopClient } from '@paifang/gateway-top'
    import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'
    export const sync = (options, rows) => createTopClient(options).run(logisticsExpressUserBlacklistTmsSync, rows)`,
  resolveDir: root,
}
const bothGateways = {
  contents: `${oneGateway.contents}
    import { createOpretailClient } from '@paifang/gateway-opretail'
    import { shopwebLiveCheckStatisticsDetailPageForCustomer } from '@paifang/api-opretail-livecheck'
    export const page = (options, input) =>
      createOpretailClient(options).run(shopwebLiveCheckStatisticsDetailPageForCustomer, input)`,
  resolveDir: root,
}

/** KB after gzip; the pages say the same. */
const mostKb = { oneFile: 59, bothInOneFile: 67, split: 45, xml: 14, domain: 9, describe: 14 } as const

describe('a bundle by esbuild', () => {
  it.each(['', 'zh/'])('is as small as the page %sguide/bundling says', (language) => {
    const page = readFileSync(join(root, `packages/docs/site/${language}guide/bundling.md`), 'utf8')
    const said = [...page.matchAll(/(\d+) KB/g)].map(([, kb]) => Number(kb))
    const { oneFile, bothInOneFile, split, xml, domain, describe: words } = mostKb
    expect(said).toEqual([oneFile, bothInOneFile, split, xml, domain, words])
  })

  it.each(['esm', 'cjs'] as const)(
    'as %s runs by itself: calls, is refused, fails, closes',
    async (format) => {
      const [file] = await bundled({ entryPoints: [join(runtimes, 'main.mjs')], format })
      const path = join(folder, format === 'esm' ? 'main.mjs' : 'main.cjs')
      writeFileSync(path, file!.contents)
      const settings = { top: emulator.top, opretail: emulator.opretail, nowhere }
      const { stdout } = await promisify(execFile)(process.execPath, [path], {
        cwd: folder,
        env: { PAIFANG_SMOKE: JSON.stringify(settings) },
      })
      expect(JSON.parse(stdout)).toEqual(expected)
    },
  )

  it('of one gateway and one operation is small, and what reads XML is a chunk of its own', async () => {
    const files = await bundled({ stdin: oneGateway, format: 'esm', splitting: true, outdir: folder })
    const [main] = files
    expect(gzipped(main!)).toBeLessThanOrEqual(mostKb.split * 1024)
    const xml = files.filter(({ path }) => /(?:xml2js|parseXml)-\w+\.js$/.test(path))
    expect(xml).toHaveLength(2)
    expect(xml.map(gzipped).reduce((a, b) => a + b)).toBeLessThanOrEqual(mostKb.xml * 1024)
    for (const { contents } of [main!, ...xml])
      expect(Buffer.from(contents).toString()).not.toMatch(/follow-redirects|llhttp|xmlbuilder/i)
  })

  it.each([
    ['one gateway, XML within', oneGateway, mostKb.oneFile],
    ['both gateways, XML within', bothGateways, mostKb.bothInOneFile],
  ])('of %s is small, and holds no axios, undici or writer of XML', async (_, stdin, limitKb) => {
    const [file] = await bundled({ stdin, format: 'esm' })
    expect(gzipped(file!)).toBeLessThanOrEqual(limitKb * 1024)
    expect(Buffer.from(file!.contents).toString()).not.toMatch(/follow-redirects|llhttp|xmlbuilder/i)
  })

  it('with the words of errors in two languages is little larger', async () => {
    const described = {
      contents: `${oneGateway.contents}\nexport { describe } from '@paifang/result'`,
      resolveDir: root,
    }
    const [[without], [more]] = [
      await bundled({ stdin: oneGateway, format: 'esm' }),
      await bundled({ stdin: described, format: 'esm' }),
    ]
    expect(gzipped(more!) - gzipped(without!)).toBeLessThanOrEqual(mostKb.describe * 1024)
  })

  it('of a domain alone holds no client', async () => {
    const [file] = await bundled({
      stdin: {
        contents: `export { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'`,
        resolveDir: root,
      },
      format: 'esm',
    })
    expect(gzipped(file!)).toBeLessThanOrEqual(mostKb.domain * 1024)
  })
})
