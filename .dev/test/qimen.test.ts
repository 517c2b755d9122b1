import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { right, type Either } from 'fp-ts/Either'
import { importCatalogue, emit, operationNames, operationOf, type Spec } from '@paifang/codegen'
import type { Operation } from '@paifang/contract'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { createQimenClient, shortQimenMethod, type QimenClient } from '@paifang/gateway-qimen'
import { compile, type Compiled } from '../../packages/codegen/test/scale/compile'
import { arbitraryOf } from '../../packages/gateway-qimen/test/support/arbitraryOf'

const catalogue = join(__dirname, '../../../shared/catalog/top/qimen.json')
const isPresent = existsSync(catalogue)
/** Inputs and answers of each operation; many more on demand. */
const runs = process.env['PAIFANG_LONG'] === '1' ? 100 : 6

const specsOf = (): ReadonlyArray<Spec> => {
  const imported = importCatalogue(readFileSync(catalogue, 'utf8'), { document: 'qimen.json' })
  if (imported._tag === 'Left') throw new Error(JSON.stringify(imported.left))
  return imported.right
}

type AQimenOperation = Operation<'qimen', unknown, unknown, string>

const decodedBy = (operation: AQimenOperation, side: 'input' | 'output', value: unknown): unknown => {
  const decoded: Either<unknown, unknown> = operation[side].decode(value)
  if (decoded._tag === 'Left') throw new Error(`${operation.method}: no ${side}`)
  return decoded.right
}

const title = isPresent
  ? 'the operations that the documents of Qimen make'
  : 'the operations of Qimen (skipped: ../shared/catalog is absent)'

;(isPresent ? describe : describe.skip)(title, () => {
  const specs = isPresent ? specsOf() : []
  const names = operationNames(specs)
  const operations = specs.map((spec) => operationOf(spec, names.get(spec.method)) as AQimenOperation)
  let compiled: Compiled
  let emulator: Emulator
  let client: QimenClient

  beforeAll(async () => {
    compiled = compile(emit(specs))
    emulator = await startEmulator({ operations: operations })
    client = createQimenClient({ ...emulator.qimen, transport: emulator.transport(), unknownFields: 'send' })
  })
  afterEach(() => emulator.journal.clear())
  afterAll(async () => {
    compiled.remove()
    await client.close()
    await emulator.close()
  })

  it('are sixty, all of Qimen, and type-check', () => {
    expect(specs).toHaveLength(60)
    expect(new Set(specs.map(({ gateway }) => gateway))).toEqual(new Set(['qimen']))
    expect(compiled.errors).toBe('')
  })

  it('are interpreted as they are generated', () => {
    for (const operation of operations) {
      const name = names.get(operation.method) ?? ''
      const generated = compiled.load(`src/apis/${name}.ts`)[name] as AQimenOperation
      const { input: _i, output: _o, ...rest } = generated
      expect(operation).toMatchObject(rest)
    }
  })

  it('call lists as the published samples do', () => {
    const create = readFileSync(catalogue, 'utf8')
    expect(create).toContain('OrderLine[]')
    const files = [...emit(specs).values()].join('\n')
    expect(files).toContain("list(OrderLines, 'orderLine')")
    expect(files).toContain("list(Batchs, 'batch')")
    expect(files).toContain('sn: list(text)')
    expect(files).toContain('extendProps: unknownStruct')
  })

  it.each(specs.map(({ method }, i) => [method, i] as const))(
    'go to a partner and come back as they were: %s',
    async (method, i) => {
      const operation = operations[i] as AQimenOperation
      let seen: unknown
      let answer: unknown
      emulator.on(operation, (input) => async () => {
        seen = input
        return right(answer)
      })
      const short = { ...operation, method: shortQimenMethod(method) }
      await fc.assert(
        fc.asyncProperty(
          arbitraryOf(operation.input),
          arbitraryOf(operation.output),
          fc.boolean(),
          async (input, made, isShort) => {
            answer = decodedBy(operation, 'output', { ...(made as object), flag: 'success' })
            const result = await client.run(isShort ? short : operation, input)
            expect(result).toEqual(right(answer))
            expect(seen).toEqual(decodedBy(operation, 'input', input))
          },
        ),
        { numRuns: runs },
      )
    },
  )
})
