import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmulator } from '@paifang/emulator'
import { timeGet } from '@paifang/api-top-platform'
import { paifang } from './paifang'

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8')

/** Names of members in the README's row of a command, those of the first braces. */
const documented = (command: string): ReadonlyArray<string> => {
  const row = new RegExp(`^\\| \`${command}\` +\\| \`\\[?\\{ (.*?) \\}`, 'm').exec(readme)?.[1] ?? ''
  return row
    .replace(/: \{[^}]*$|: \[\{.*$/, '')
    .split(', ')
    .map((member) => member.replace(/:.*$/, ''))
}

/** What the README says must be there is there, and what is there is in the README. */
const agrees = (command: string, stdout: string): void => {
  const parsed = JSON.parse(stdout) as unknown
  const one = (Array.isArray(parsed) ? parsed[0] : parsed) as object
  const names = documented(command)
  expect(names.length).toBeGreaterThan(1)
  for (const name of names.filter((each) => !each.endsWith('?'))) expect(one).toHaveProperty(name)
  expect(names.map((name) => name.replace('?', ''))).toEqual(expect.arrayContaining(Object.keys(one)))
}

describe('the documents of --json', () => {
  it('have the members that the README names', async () => {
    const emulator = await startEmulator({ operations: [timeGet] })
    const { appKey, appSecret, endpoint } = emulator.top
    const env = {
      TOP_APP_KEY: appKey,
      TOP_APP_SECRET: appSecret,
      TOP_ENDPOINT: endpoint,
      PAIFANG_PROFILE: join(mkdtempSync(join(tmpdir(), 'paifang-')), 'profile.json'),
    }
    const run = async (command: string, ...args: ReadonlyArray<string>): Promise<void> =>
      agrees(command, (await paifang([command, ...args, '--json'], { env, input: 'helloworld' })).stdout)
    await run('call', timeGet.method)
    await run('list', 'time')
    await run('errors', '25')
    await run('login', '--key', 'a', '--profile', 'x')
    await run('profiles')
    await run('doctor')
    await emulator.close()
  })
})
