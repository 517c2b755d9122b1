import { join } from 'node:path'
import { readdirSync } from 'node:fs'
import { exampleCall, operationNames, readDomain } from '@paifang/codegen'
import { startEmulator, type Emulator, type EmulatorOptions } from '@paifang/emulator'
import { isOk } from '@paifang/result'
import { runExample } from '../../../.dev/test/examples'

const packages = join(__dirname, '..', '..')
const domains = readdirSync(packages).filter((name) => name.startsWith('api-'))
const load: (name: string) => unknown = require

/** The program that the page of each operation shows. */
const programs = domains.flatMap((domain) => {
  const read = readDomain(join(packages, domain))
  if (!isOk(read)) throw new Error(domain)
  const names = operationNames(read.right.specs)
  return read.right.specs.map((spec) => {
    const operation =
      names.get(spec.version === undefined ? spec.method : `${spec.method} ${spec.version}`) ?? ''
    return {
      name: `${domain}: ${operation}`,
      code: exampleCall({ spec, operation, from: `@paifang/${domain}` }),
    }
  })
})

let emulator: Emulator
beforeAll(async () => {
  const operations = domains.flatMap((domain) =>
    Object.values(
      load(`@paifang/${domain}`) as Readonly<Record<string, EmulatorOptions['operations'][number]>>,
    ).filter((value) => typeof value === 'object' && 'gateway' in value),
  )
  emulator = await startEmulator({ operations })
})
afterAll(() => emulator.close())

describe('the pages of operations', () => {
  it('are one for each', () => {
    expect(programs.length).toBeGreaterThan(100)
  })

  it.each(programs)('$name is answered as its page calls it', async ({ code }) => {
    const { top, opretail } = emulator
    const env = {
      TOP_APP_KEY: top.appKey,
      TOP_APP_SECRET: top.appSecret,
      TOP_ENDPOINT: top.endpoint,
      TOP_SESSION: top.session,
      OPRETAIL_ACCESS_KEY: opretail.accessKey,
      OPRETAIL_ACCESS_SECRET: opretail.accessSecret,
      OPRETAIL_APPLICATION_ID: opretail.applicationId,
      OPRETAIL_ENDPOINT: opretail.endpoint,
      OPRETAIL_TOKEN: opretail.session,
    }
    expect(await runExample(code, { load, env })).toHaveLength(1)
  })
})
