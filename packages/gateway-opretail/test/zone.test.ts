import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { accessKey, accessSecret, noon } from './support/testClient'

const root = join(__dirname, '..', '..', '..')

/** A call in a process of its own: what it would send, as JSON. */
const script = `
import { createOpretailClient } from '@paifang/gateway-opretail'
import { unknownValue } from '@paifang/contract'
const operation = { gateway: 'opretail', method: 'open.x', input: unknownValue, output: unknownValue, codes: [],
  session: 'none', idempotent: false, sensitive: [] }
const client = createOpretailClient({ accessKey: '${accessKey}', accessSecret: '${accessSecret}', clock: () => ${noon},
  transport: (request) => async () => { process.stdout.write(request.body); return { _tag: 'Left', left: { _tag: 'TransportError' } } } })
client.call(operation, { at: new Date(${noon}) })()
`

describe('the zone of the machine', () => {
  it('changes no byte of what is sent', () => {
    const { outputFiles } = buildSync({
      stdin: { contents: script, resolveDir: root, loader: 'ts' },
      bundle: true,
      format: 'cjs',
      platform: 'node',
      write: false,
      external: ['axios', 'undici', 'xml2js'],
      alias: Object.fromEntries([
        ['@paifang/gateway/author', join(root, 'packages', 'gateway', 'src', 'author.ts')],
        ...['gateway-opretail', 'gateway', 'signer-opretail', 'transport', 'contract', 'result'].map(
          (name) => [`@paifang/${name}`, join(root, 'packages', name, 'src', 'index.ts')],
        ),
      ]),
    })
    const bodies = ['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Chatham', 'No/Such_Zone'].map((TZ) =>
      execFileSync(process.execPath, ['-'], {
        input: outputFiles[0]?.text ?? '',
        cwd: root,
        env: { ...process.env, TZ },
        encoding: 'utf8',
      }),
    )
    expect(new Set(bodies).size).toBe(1)
    expect(bodies[0]).toContain('_timestamp=20240310183000')
    expect(bodies[0]).toContain('at=2024-03-10+18%3A30%3A00')
  })
})
