import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const root = join(__dirname, '..', '..')
const entryOf = (name: string): string => join(root, 'packages', name, 'dist', 'types', 'index.d.ts')
const names = readdirSync(join(root, 'packages')).filter(
  (name) => existsSync(entryOf(name)) && !name.startsWith('api-') && !['bench', 'cli'].includes(name),
)

/** Whoever handles a Result has its package. */
const known = ['Result', 'AsyncResult']

/** What an exported function returns must have a name in its own package: declarations of users cannot name another's. */
it('exports with every function the type that it returns', () => {
  const program = ts.createProgram(names.map(entryOf), {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    skipLibCheck: true,
  })
  const checker = program.getTypeChecker()
  const original = (symbol: ts.Symbol): ts.Symbol =>
    (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol)
  let functions = 0
  const missing = names.flatMap((name) => {
    const file = checker.getSymbolAtLocation(program.getSourceFile(entryOf(name))!)
    const exported = file === undefined ? [] : checker.getExportsOfModule(file)
    const own = new Set(exported.map(original))
    return exported
      .filter((symbol) => (original(symbol).flags & ts.SymbolFlags.Value) !== 0)
      .flatMap((symbol) =>
        checker
          .getTypeOfSymbol(original(symbol))
          .getCallSignatures()
          .flatMap((signature) => {
            functions += 1
            const returned = signature.getReturnType()
            const type = returned.aliasSymbol ?? returned.getSymbol()
            const from = type?.declarations?.[0]?.getSourceFile().fileName ?? ''
            const [, owner = name] = /packages\/([^/]+)\/dist/.exec(from) ?? []
            const isFine =
              type === undefined ||
              owner === name ||
              own.has(type) ||
              known.includes(type.name) ||
              type.name === '__type'
            return isFine ? [] : [`${name}: ${symbol.name} returns ${type.name} of ${owner}`]
          }),
      )
  })
  expect(functions).toBeGreaterThan(100)
  expect(missing).toEqual([])
})
