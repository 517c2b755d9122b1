import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '..', '..')
const packages = readdirSync(join(root, 'packages')).filter((name) =>
  existsSync(join(root, 'packages', name, 'package.json')),
)
const read = (...parts: ReadonlyArray<string>): string => readFileSync(join(root, ...parts), 'utf8')

const handWritten = packages
  .filter((name) => !name.startsWith('api-') && existsSync(join(root, 'packages', name, 'src')))
  .flatMap((name) =>
    readdirSync(join(root, 'packages', name, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${name}/src/${file}`),
  )

describe('the repository', () => {
  it('shows only the named files at the top', () => {
    const visible = readdirSync(root).filter((name) => !name.startsWith('.') && name !== 'node_modules')
    const named = [
      'LICENSE',
      'README.md',
      'jest.config.js',
      'package-lock.json',
      'package.json',
      'packages',
      'tsconfig.json',
    ]
    expect(visible.filter((name) => !named.includes(name))).toEqual([])
  })

  it('has no drawer called utils, common, helpers or manager', () => {
    expect(handWritten.filter((file) => /\/(utils?|common|helpers?|manager)[./]/i.test(file))).toEqual([])
  })
})

describe.each(packages)('%s', (name) => {
  const manifest = JSON.parse(read('packages', name, 'package.json')) as Record<string, unknown>

  it('describes itself: name, version, licence, entry points, engines', () => {
    expect(manifest['name']).toBe(`@paifang/${name}`)
    expect(manifest).toMatchObject({ version: expect.stringMatching(/^\d+\.\d+\.\d+$/), license: 'MIT' })
    expect(String(manifest['description']).length).toBeGreaterThan(10)
    expect(manifest).toMatchObject({ engines: { node: '>=20.19.0' } })
    // A page is served; what is imported of it is types.
    const isPage = name === 'explorer'
    if (manifest['private'] !== true)
      expect(manifest).toMatchObject({
        sideEffects: false,
        files: isPage
          ? [
              'dist/page',
              'dist/types/contract.d.ts',
              'dist/types/contract/*.d.ts',
              'README.zh.md',
              'CHANGELOG.md',
            ]
          : expect.arrayContaining(['dist/cjs', expect.stringMatching(/^dist\/types/), 'src']),
      })
  })

  it('has a README that starts with its name', () => {
    expect(read('packages', name, 'README.md').split('\n')[0]).toBe(`# @paifang/${name}`)
  })
})
