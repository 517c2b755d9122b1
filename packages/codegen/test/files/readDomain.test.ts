import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isErr } from '@paifang/result'
import { readDomain, report, runGenerate, type Spec } from '../../src'

const golden = readFileSync(join(__dirname, '../golden/opretailPage/spec.json'), 'utf8')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paifang-'))
  mkdirSync(join(folder, 'spec'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const put = (name: string, value: unknown): void =>
  writeFileSync(join(folder, 'spec', name), JSON.stringify(value))

const correction = (method: string, title: string): unknown => ({
  format: 'paifang.overrides/1',
  method,
  overrides: [{ at: ['title'], value: title, reason: `It is ${title}.` }],
})

describe('readDomain', () => {
  it('corrects each version of a method by itself', () => {
    const spec = JSON.parse(golden) as Spec
    const { method } = spec
    for (const version of ['v1', 'v2']) {
      put(`${method}@${version}.json`, { ...spec, version })
      put(`${method}@${version}.overrides.json`, correction(method, `the ${version}`))
    }
    const domain = readDomain(folder)
    if (isErr(domain)) throw new Error(JSON.stringify(domain.left))
    const { specs, overrides } = domain.right
    expect(specs.map(({ version, title }) => [version, title])).toEqual([
      ['v1', 'the v1'],
      ['v2', 'the v2'],
    ])
    const lines = report(specs, overrides)
    expect(lines).toContain(`${method} v1  by hand   title: It is the v1.`)
    expect(lines).toContain(`${method} v2  by hand   title: It is the v2.`)
    expect(runGenerate({ folders: [folder] }).ok).toBe(true)
    const readme = readFileSync(join(folder, 'README.md'), 'utf8')
    expect(readme).toContain(`${method} v1, \`title\`: It is the v1.`)
    expect(readme).toContain(`${method} v2, \`title\`: It is the v2.`)
  })

  it('finds overrides that correct nothing', () => {
    const spec = JSON.parse(golden) as Spec
    put(`${spec.method}@v1.json`, { ...spec, version: 'v1' })
    put(`${spec.method}.overrides.json`, correction(spec.method, 'none'))
    expect(readDomain(folder)).toMatchObject({
      left: [{ at: [`${spec.method}.overrides.json`], message: 'no spec beside it has its name' }],
    })
  })
})
