import { exampleInput, type ExampleClient } from '@paifang/codegen'
import { createSpecs } from '../catalogue/createSpecs'
import type { InstalledOperation } from '../operations/installedOperations'

/** A call that a project begins with. */
export interface ProjectCall extends InstalledOperation {
  readonly client: ExampleClient
}

export interface Project {
  readonly name: string
  readonly calls: ReadonlyArray<ProjectCall>
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

/** `timeGet`: `callTimeGet`. */
const functionOf = ({ name }: ProjectCall): string => `call${name.charAt(0).toUpperCase()}${name.slice(1)}`

/** `createTopClient`: `TopClient`. */
const clientTypeOf = ({ client }: ProjectCall): string => client.create.replace(/^create/, '')

const gatewaysOf = (calls: ReadonlyArray<ProjectCall>): ReadonlyArray<ProjectCall> => [
  ...new Map(calls.map((call) => [call.operation.gateway, call])).values(),
]

const lines = (...all: ReadonlyArray<string>): string => `${all.join('\n')}\n`

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

const testsOf = (calls: ReadonlyArray<ProjectCall>): string =>
  calls.map(({ name }) => `dist/test/${name}.test.js`).join(' ')

const manifest = ({ name, calls, dependencies, devDependencies }: Project): string =>
  json({
    name,
    private: true,
    type: 'module',
    scripts: {
      start: 'tsc && node dist/src/main.js',
      test: `tsc && node --test ${testsOf(calls)}`,
    },
    engines: { node: '>=20.19.0' },
    dependencies,
    devDependencies,
  })

const tsconfig = json({
  compilerOptions: {
    target: 'es2022',
    module: 'nodenext',
    strict: true,
    types: ['node'],
    rootDir: '.',
    outDir: 'dist',
  },
  include: ['src', 'test'],
})

/** The client of a gateway, from the environment. */
const clientFile = (
  { client: { create, from, options, session } }: ProjectCall,
  calls: ReadonlyArray<ProjectCall>,
): string => {
  const needsSession = calls.some(({ operation }) => operation.session === 'required')
  const given = [...options, ...(needsSession ? [session] : [])].map((line) =>
    line.replace(/process\.env\['(\w+)'\] \?\? ''/g, "variable('$1')"),
  )
  return lines(
    `import { ${create} } from '${from}'`,
    '',
    'const variable = (name: string): string => {',
    "  const value = process.env[name] ?? ''",
    "  if (value === '') throw new Error(`the variable ${name} is not set`)",
    '  return value',
    '}',
    '',
    '/** From the environment. A variable that is missing is an error, and nothing goes to production by mistake. */',
    `export const createClient = () =>`,
    `  ${create}({`,
    ...given.map((line) => `  ${line}`),
    '  })',
  )
}

/** One typed call. */
const callFile = (call: ProjectCall): string => {
  const { operation, name, package: described, client } = call
  const spec = createSpecs()(call)?.spec
  const { namespace, code, documented } =
    spec === undefined
      ? { namespace: `${name.charAt(0).toUpperCase()}${name.slice(1)}`, code: '{}', documented: false }
      : exampleInput({ spec, operation: name })
  return lines(
    `import { ${name}, type ${namespace} } from '${described.name}'`,
    `import type { ${clientTypeOf(call)} } from '${client.from}'`,
    '',
    ...(documented
      ? ['// The example of its document.']
      : ['// Its document has no example: put in what is yours.']),
    `const input: ${namespace}.Input = ${code}`,
    '',
    `/** ${operation.method}: every call ends in one typed Result. */`,
    `export const ${functionOf(call)} = (client: ${clientTypeOf(call)}) => client.run(${name}, input)`,
  )
}

/** The same call, against the emulator. */
const testFile = (call: ProjectCall): string => {
  const { operation, name, package: described, client } = call
  return lines(
    "import assert from 'node:assert/strict'",
    "import { test } from 'node:test'",
    `import { ${name} } from '${described.name}'`,
    "import { startEmulator } from '@paifang/emulator'",
    `import { ${client.create} } from '${client.from}'`,
    "import { describe, isErr } from '@paifang/result'",
    `import { ${functionOf(call)} } from '../src/${name}.js'`,
    '',
    `test('${operation.method} is taken by the gateway', async () => {`,
    `  const emulator = await startEmulator({ operations: [${name}] })`,
    `  const client = ${client.create}({ ...emulator.${operation.gateway} })`,
    '  try {',
    `    const result = await ${functionOf(call)}(client)`,
    '    if (isErr(result)) assert.fail(describe(result.left))',
    `    emulator.expectCalled(${name}, { times: 1 })`,
    '  } finally {',
    '    await client.close()',
    '    await emulator.close()',
    '  }',
    '})',
  )
}

/** Makes every call, and says what came of it. */
const mainFile = (calls: ReadonlyArray<ProjectCall>): string =>
  lines(
    "import { describe, isOk } from '@paifang/result'",
    ...calls.map((call) => `import { ${functionOf(call)} } from './${call.name}.js'`),
    ...gatewaysOf(calls).map(
      ({ operation: { gateway } }) => `import { createClient as ${gateway}Client } from './${gateway}.js'`,
    ),
    ...gatewaysOf(calls).flatMap(({ operation: { gateway } }) => [
      '',
      `const ${gateway} = ${gateway}Client()`,
      `for (const call of [${calls
        .filter(({ operation }) => operation.gateway === gateway)
        .map(functionOf)
        .join(', ')}]) {`,
      `  const result = await call(${gateway})`,
      '  if (isOk(result)) console.log(result.right)',
      '  else {',
      '    console.error(describe(result.left))',
      '    process.exitCode = 1',
      '  }',
      '}',
      `await ${gateway}.close()`,
    ]),
  )

/** A small typed project: by path, the text of each file. */
export const projectFiles = (project: Project): Readonly<Record<string, string>> => {
  const { calls } = project
  return {
    'package.json': manifest(project),
    'tsconfig.json': tsconfig,
    '.gitignore': lines('node_modules/', 'dist/'),
    ...Object.fromEntries(
      gatewaysOf(calls).map((one) => [
        `src/${one.operation.gateway}.ts`,
        clientFile(
          one,
          calls.filter(({ operation }) => operation.gateway === one.operation.gateway),
        ),
      ]),
    ),
    ...Object.fromEntries(calls.map((call) => [`src/${call.name}.ts`, callFile(call)])),
    'src/main.ts': mainFile(calls),
    ...Object.fromEntries(calls.map((call) => [`test/${call.name}.test.ts`, testFile(call)])),
  }
}
