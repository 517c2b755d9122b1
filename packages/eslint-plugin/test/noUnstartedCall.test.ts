import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { recommended } from '@paifang/eslint-plugin'
import { Linter } from 'eslint'
import {
  createCompilerHost,
  createProgram,
  createSourceFile,
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  type CompilerOptions,
} from 'typescript'
import tseslint from 'typescript-eslint'
import { examplesIn } from '../../../.dev/test/examples'

const declarations = `
type Left<E> = { readonly _tag: 'Left'; readonly left: E }
type Right<A> = { readonly _tag: 'Right'; readonly right: A }
type AsyncResult<E, A> = () => Promise<Left<E> | Right<A>>
declare const top: {
  call: (operation: string, input: object) => AsyncResult<Error, string>
  run: (operation: string, input: object) => Promise<Left<Error> | Right<string>>
}
declare const maybe: typeof top | undefined
declare const wanted: boolean
declare const calls: ReadonlyArray<AsyncResult<Error, string>>
declare const use: (...values: ReadonlyArray<unknown>) => void
declare const later: () => Promise<string>
declare const listeners: { on: (listener: () => void) => () => void }
let kept: AsyncResult<Error, string>
`

const linter = new Linter({ cwd: __dirname })

const reportsOf = (code: string): ReadonlyArray<string> =>
  linter
    .verify(
      `${declarations}\nexport const f = async () => {\n${code}\n}`,
      [
        {
          files: ['**/*.ts'],
          languageOptions: {
            parser: tseslint.parser,
            parserOptions: {
              projectService: { allowDefaultProject: ['*.ts'] },
              tsconfigRootDir: __dirname,
            },
          },
        },
        recommended,
      ],
      join(__dirname, 'linted.ts'),
    )
    .map(({ ruleId, message }) => ruleId ?? message)

const rule = '@paifang/no-unstarted-call'

describe('no-unstarted-call', () => {
  it.each([
    ['awaited', "await top.call('op', {})"],
    ['a statement', "top.call('op', {})"],
    ['thrown away', "void top.call('op', {})"],
    ['a statement of one that may be absent', "maybe?.call('op', {})"],
    ['behind a condition', "wanted && top.call('op', {})"],
    ['awaited behind a condition', "await (wanted ? top.call('op', {}) : later())"],
    ['awaited and kept', "const result = await top.call('op', {}); use(result)"],
    ['a variable', 'for (const call of calls) call'],
  ])('reports a call that is %s', (_, code) => {
    expect(reportsOf(code)).toEqual([rule])
  })

  it.each([
    "await top.call('op', {})()",
    "await top.run('op', {})",
    "void top.run('op', {})",
    "top.call('op', {})().catch(use)",
    "const call = top.call('op', {}); await call()",
    "return top.call('op', {})",
    "return await top.call('op', {})()",
    "use(top.call('op', {}))",
    "kept = top.call('op', {}); use(kept)",
    "const f = () => top.call('op', {}); use(f)",
    "const f = async () => top.call('op', {})(); await f()",
    "const [a] = [top.call('op', {})]; use(a)",
    'await Promise.all(calls.map((call) => call()))',
    'for (const call of calls) await call()',
    'for await (const result of calls.map((call) => call())) use(result)',
    "const o = { call: top.call('op', {}) }; use(o)",
    "await maybe?.call('op', {})()",
    "wanted && (await top.call('op', {})())",
    'await later()',
    'later',
    'listeners.on(() => undefined)',
    "const { left } = (await top.call('op', {})()) as { left?: unknown }; use(left)",
  ])('takes %s', (code) => {
    expect(reportsOf(code)).toEqual([])
  })

  it('says what it needs where there are no types', () => {
    const config: Linter.Config = { ...recommended, files: ['**/*.js'] }
    expect(() => linter.verify('top.call()', [config], join(__dirname, 'a.js'))).toThrow(
      /needs types: set parserOptions.projectService/,
    )
  })

  it('finds no mistake in the examples of any README', () => {
    const packages = join(__dirname, '..', '..')
    const readmes = readdirSync(packages)
      .map((name) => join(packages, name, 'README.md'))
      .filter(existsSync)
    const examples = [join(packages, '..', 'README.md'), ...readmes].flatMap((path, readme) =>
      examplesIn(path).map((code, index) => [join(__dirname, `readme-${readme}-${index}.ts`), code] as const),
    )
    const texts = new Map([...examples, [join(__dirname, 'mistake.ts'), mistake] as const])
    const options: CompilerOptions = {
      target: ScriptTarget.ES2022,
      module: ModuleKind.NodeNext,
      moduleResolution: ModuleResolutionKind.NodeNext,
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: ['node'],
    }
    const host = createCompilerHost(options)
    const onDisk = { ...host }
    host.fileExists = (path) => texts.has(path) || onDisk.fileExists(path)
    host.readFile = (path) => texts.get(path) ?? onDisk.readFile(path)
    host.getSourceFile = (path, ...more) => {
      const text = texts.get(path)
      return text === undefined
        ? onDisk.getSourceFile(path, ...more)
        : createSourceFile(path, text, { languageVersion: ScriptTarget.ES2022 }, true)
    }
    const program = createProgram([...texts.keys()], options, host)
    const found = [...texts].flatMap(([path, code]) =>
      linter
        .verify(
          code,
          [
            {
              files: ['**/*.ts'],
              languageOptions: {
                parser: tseslint.parser,
                parserOptions: { programs: [program] },
              },
            },
            recommended,
          ],
          path,
        )
        .map(({ ruleId, message }) => `${basename(path)}: ${ruleId ?? message}`),
    )
    expect(examples.length).toBeGreaterThan(20)
    expect(found).toEqual([`mistake.ts: ${rule}`])
  })
})

/** That the types of our own packages are really there: it is found in this one. */
const mistake = `
import { timeGet } from '@paifang/api-top-platform'
import { createTopClient } from '@paifang/gateway-top'
const top = createTopClient({ appKey: '1', appSecret: '2' })
await top.call(timeGet, {})
export {}
`
