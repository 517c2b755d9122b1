import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isRight } from 'fp-ts/Either'
import type { Operation } from '@paifang/contract'
import { runGenerate } from '../src'

const isOperation = (value: unknown): value is Operation<string, unknown, unknown> =>
  typeof value === 'object' && value !== null && 'gateway' in value && 'method' in value

const packages = join(__dirname, '../..')
const domains = readdirSync(packages).filter((name) => name.startsWith('api-'))

const operations = domains
  .flatMap((name): unknown[] => Object.values(jest.requireActual<object>(`@paifang/${name}`)))
  .filter(isOperation)

describe('the domain packages', () => {
  it('are what their specs generate', () => {
    const folders = domains.map((name) => join(packages, name))
    expect(runGenerate({ folders, check: true, command: 'npm run generate' })).toEqual({
      ok: true,
      lines: [],
    })
  })

  it('hold an operation for each of their specs', () => {
    const specs = domains.flatMap((name) =>
      readdirSync(join(packages, name, 'spec')).filter((file) => /(?<!\.overrides)\.json$/.test(file)),
    )
    expect(operations).toHaveLength(specs.length)
    expect(new Set(operations.map(({ method, version }) => `${method} ${version ?? ''}`)).size).toBe(
      specs.length,
    )
  })

  describe.each(operations.map((operation) => [operation.method, operation] as const))(
    '%s',
    (_, operation) => {
      it('takes its documented input, and reads back what it wrote', () => {
        const input = operation.example?.input
        if (input === undefined) return
        const decoded = operation.input.decode(input)
        expect(isRight(decoded)).toBe(true)
        expect(operation.input.decode(operation.input.encode(input))).toEqual(decoded)
      })

      it('reads its documented answer, and reads back what it wrote', () => {
        const output = operation.example?.output
        if (output === undefined) return
        const decoded = operation.output.decode(output)
        expect(isRight(decoded)).toBe(true)
        expect(operation.output.decode(operation.output.encode(output))).toEqual(decoded)
      })
    },
  )
})
