import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(__dirname, '..', '..')
const applications = ['bench', 'cli', 'docs', 'explorer']
const published = readdirSync(join(root, 'packages')).filter((name) => !applications.includes(name))
const domains = published.filter((name) => name.startsWith('api-'))
const libraries = published.filter((name) => !domains.includes(name))

/** Runs a script on what was built, in a process of its own, and gives the JSON that it prints. */
const inNode = (script: string, ...flags: ReadonlyArray<string>): unknown =>
  JSON.parse(
    execFileSync(process.execPath, [...flags, '-e', script], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    }),
  )

const fromBuild = `
  const { join, relative } = require('node:path')
  const loadedOf = (name) =>
    Object.keys(require.cache)
      .map((path) => relative(join(process.cwd(), 'packages', name), path))
      .filter((path) => path.startsWith('dist'))
  const print = (value) => console.log(JSON.stringify(value))`

/** The files that a package's `exports` give to Node. */
const entriesOf = (name: string): ReadonlyArray<string> => {
  const manifest = readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')
  const { exports } = JSON.parse(manifest) as { exports: Record<string, { default?: string } | string> }
  return Object.values(exports).flatMap((target) =>
    typeof target === 'string' || target.default === undefined ? [] : [target.default.slice(2)],
  )
}

beforeAll(() => {
  const missing = published.filter((name) => !existsSync(join(root, 'packages', name, 'dist/cjs/index.js')))
  if (missing.length > 0)
    throw new Error(`not built: ${missing.join(', ')}; npm test builds them, or npm run build`)
})

describe('what is published', () => {
  it.each(libraries)('%s loads its index, and nothing but entries that its exports name', (name) => {
    const loaded = inNode(
      `${fromBuild}; require('@paifang/${name}'); print(loadedOf('${name}'))`,
    ) as ReadonlyArray<string>
    expect(loaded[0]).toBe('dist/cjs/index.js')
    expect(loaded.filter((file) => !entriesOf(name).includes(file))).toEqual([])
  })

  it.each(domains)('%s loads no operation until one is taken', (name) => {
    const { before, after, operation } = inNode(`${fromBuild}
      const domain = require('@paifang/${name}')
      const before = loadedOf('${name}')
      const operation = Object.keys(domain).find((name) => /^[a-z]/.test(name))
      domain[operation]
      print({ before, after: loadedOf('${name}'), operation })`) as Record<string, unknown>
    expect(before).toEqual(['dist/cjs/index.js'])
    expect(after).toEqual(['dist/cjs/index.js', `dist/cjs/apis/${String(operation)}.js`])
  })

  it.each(domains)('%s gives the same objects by its index and by its sub-paths', (name) => {
    const checked = inNode(`
      const { readdirSync } = require('node:fs')
      const domain = require('@paifang/${name}')
      const files = readdirSync('packages/${name}/dist/cjs/apis').filter((file) => file.endsWith('.js'))
      const parts = files.map((file) => require('@paifang/${name}/apis/' + file.slice(0, -3)))
      const names = parts.flatMap(Object.keys)
      const same = parts.every((part) => Object.keys(part).every((name) => part[name] === domain[name]))
      console.log(JSON.stringify({ names, all: Object.keys(domain), same }))`) as Record<string, string[]>
    expect(checked).toMatchObject({ all: checked['names'], same: true })
    expect(checked['names']!.length).toBeGreaterThan(0)
  })

  it('lets an ES module import by name everything that a require gives', () => {
    const packages = published.map((name) => `@paifang/${name}`)
    const differing = inNode(
      `import { createRequire } from 'node:module'
      const require = createRequire(process.cwd() + '/')
      const marks = ['default', 'module.exports', '__esModule']
      const differing = []
      for (const name of ${JSON.stringify(packages)}) {
        const named = Object.keys(await import(name)).filter((one) => !marks.includes(one))
        const required = Object.keys(require(name))
        if (required.length === 0 || required.sort().join() !== named.sort().join()) differing.push(name)
      }
      console.log(JSON.stringify(differing))`,
      '--input-type=module',
    )
    expect(differing).toEqual([])
  })

  it.each(['transport', 'gateway-top', 'gateway-opretail'])(
    '%s loads no axios, undici or xml2js when imported',
    (name) => {
      const loaded = inNode(
        `require('@paifang/${name}'); console.log(JSON.stringify(Object.keys(require.cache)))`,
      ) as ReadonlyArray<string>
      expect(loaded.filter((path) => /node_modules.(axios|undici|xml2js)\b/.test(path))).toEqual([])
    },
  )

  it.each([
    ['no axios with an exchange', '', 0],
    [
      'the CommonJS build of axios with the first exchange that is configured',
      'configure: () => undefined',
      1,
    ],
  ])('loads %s', (_, options, count) => {
    const loaded = inNode(`
      const { axiosTransport } = require('@paifang/transport')
      axiosTransport({ ${options} })({ url: 'http://127.0.0.1:1/', verb: 'GET', headers: {} })().then(() =>
        console.log(JSON.stringify(Object.keys(require.cache))))`) as ReadonlyArray<string>
    expect(loaded.filter((path) => /node_modules.axios\b/.test(path))).toHaveLength(count)
    expect(loaded.filter((path) => path.endsWith('axios.cjs'))).toHaveLength(count)
  })

  it('puts off functions and nothing else, and loads them when one is called', () => {
    const { others, before, after } = inNode(
      `import { createRequire } from 'node:module'
      import { basename } from 'node:path'
      import { putOff } from './.dev/putOff.mjs'
      const require = createRequire(process.cwd() + '/')
      const later = Object.entries(putOff).flatMap(([name, modules]) =>
        modules.map((module) => process.cwd() + '/packages/' + name + '/dist/cjs/' + basename(module) + '.js'))
      const loaded = () => later.filter((file) => file in require.cache).map((file) => basename(file))
      for (const name of Object.keys(putOff)) await import('@paifang/' + name)
      const before = loaded()
      require('@paifang/signer-top').explain({ received: { a: '1', sign: '2' }, secret: 'secret' })
      const after = loaded()
      const others = later.filter((file) => {
        const all = Object.values(require(file))
        return all.length === 0 || all.some((one) => typeof one !== 'function')
      })
      console.log(JSON.stringify({ others, before, after }))`,
      '--input-type=module',
    ) as Record<string, ReadonlyArray<string>>
    expect(others).toEqual([])
    expect(before).toEqual([])
    expect([...after!].sort()).toEqual(['createExplainer.js', 'explain.js', 'rendering.js'])
  })

  it('loads of a domain with two operations only the one that is taken', () => {
    const folder = mkdtempSync(join(tmpdir(), 'paifang-domain-'))
    try {
      const exportsOf = { './b.js': ['b', 'BInput'], './a.js': ['a'] }
      const text = inNode(
        `import { domainIndex } from './.dev/domainIndex.mjs'
        console.log(JSON.stringify(domainIndex(${JSON.stringify(exportsOf)})))`,
        '--input-type=module',
      ) as string
      writeFileSync(join(folder, 'index.js'), text)
      writeFileSync(join(folder, 'a.js'), "console.log('a is loaded'); exports.a = 1")
      writeFileSync(join(folder, 'b.js'), 'exports.b = {}; exports.BInput = {}')
      const taken = inNode(`
        const domain = require(${JSON.stringify(folder)})
        const { b } = domain
        const { value } = Object.getOwnPropertyDescriptor(domain, 'BInput')
        console.log(JSON.stringify({ b, value, names: Object.keys(domain) }))`)
      expect(taken).toEqual({ b: {}, value: {}, names: ['a', 'b', 'BInput'] })
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
