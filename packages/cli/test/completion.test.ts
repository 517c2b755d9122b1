import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { paifang } from './paifang'

const complete = async (...words: ReadonlyArray<string>): Promise<ReadonlyArray<string>> =>
  (await paifang(['complete', '--', ...words])).stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t')[0] ?? '')

describe('paifang complete', () => {
  it('knows commands, flags, methods, fields, and values of flags', async () => {
    expect(await complete('em')).toEqual(['emulate'])
    expect(await complete('')).not.toContain('complete')
    expect(await complete('call', 'taobao.time')).toEqual(['taobao.time.get'])
    expect(await complete('call', 'taobao.time.get', '--par')).toEqual(['--param'])
    const blacklist = 'taobao.logistics.express.user.blacklist.tms.sync'
    expect(await complete('call', blacklist, '--param', 'user_blacklist_request.blacklist')).toEqual([
      'user_blacklist_request.blacklist[0].mobile=',
      'user_blacklist_request.blacklist[0].reason=',
    ])
    expect(await complete('call', 'x', '--gateway', '')).toEqual(['top', 'opretail', 'qimen'])
    expect(await complete('errors', 'isv.invalid-par')).toContain('isv.invalid-parameter')
    expect(await complete('completion', '')).toEqual(['bash', 'zsh', 'fish'])
  })

  it('parts words and their meanings by a tab', async () => {
    const { stdout } = await paifang(['complete', '--', 'emul'])
    expect(stdout).toBe('emulate\tstarts the emulator of every gateway\n')
  })

  it('says nothing where there is nothing to say, hostile names among it', async () => {
    for (const words of [['fly', ''], ['call', 'a', 'b'], ['call', '$(id)'], []])
      expect(await paifang(['complete', '--', ...words])).toMatchObject({ code: 0, stderr: '' })
    expect(await complete('call', 'a', 'b')).toEqual([])
  })
})

/** A folder with a `paifang` that answers as the command does: what a shell makes of it is what is tried. */
const answers = 'call\\tcalls: it\\ncheck:inbound\\tof a service\\n'
const withCommand = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'paifang-'))
  writeFileSync(
    join(folder, 'paifang'),
    `#!/bin/sh\nprintf '%s|' "$@" > "${folder}/asked"\ncase "$*" in *--param*) printf 'a.b=\\n' ;; *nothing*) ;; *) printf '${answers}' ;; esac\n`,
  )
  chmodSync(join(folder, 'paifang'), 0o755)
  return folder
}

const run = (shell: string, args: ReadonlyArray<string>, folder: string): string =>
  execFileSync(shell, args, {
    env: { PATH: `${folder}:${process.env['PATH']}`, HOME: folder },
    encoding: 'utf8',
  })

const has = (shell: string): boolean => {
  try {
    execFileSync(shell, ['-c', 'exit 0'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe('paifang completion', () => {
  const on = (shell: string): typeof it.skip => (has(shell) ? it : it.skip)
  const scriptOf = async (shell: string, folder: string): Promise<string> => {
    const path = join(folder, `script.${shell}`)
    writeFileSync(path, (await paifang(['completion', shell])).stdout)
    return path
  }

  it('is of no other shell', async () => {
    expect(await paifang(['completion', 'tcsh'])).toMatchObject({ code: 2, stdout: '' })
  })

  on('bash')('completes in bash (skipped where bash is not installed)', async () => {
    const folder = withCommand()
    const script = await scriptOf('bash', folder)
    const at = (words: string, last: number): string =>
      run(
        'bash',
        [
          '-c',
          `source ${script}; COMP_WORDS=(${words}); COMP_CWORD=${last}; _paifang; printf '<%s>' "\${COMPREPLY[@]}"`,
        ],
        folder,
      )
    expect(at('paifang c', 1)).toBe('<call><check:inbound>')
    expect(run('cat', [join(folder, 'asked')], folder)).toBe('complete|--|c|')
    expect(at('paifang call --param ""', 3)).toBe('<a.b=>')
    expect(run('cat', [join(folder, 'asked')], folder)).toBe('complete|--|call|--param||')
    expect(at('paifang nothing', 1)).toBe('<>')
  })

  on('zsh')('completes in zsh (skipped where zsh is not installed)', async () => {
    const folder = withCommand()
    const script = await scriptOf('zsh', folder)
    const at = (words: string, last: number): string =>
      run(
        'zsh',
        [
          '-fc',
          `_describe() { print -r -- "<\${(j:><:)\${(P)2}}>\${3-}" }; _files() { print files }; source ${script}; words=(${words}); CURRENT=${last}; _paifang`,
        ],
        folder,
      ).trim()
    expect(at('paifang c', 2)).toBe('<call:calls: it><check\\:inbound:of a service>')
    expect(run('cat', [join(folder, 'asked')], folder)).toBe('complete|--|c|')
    expect(at('paifang call --param ""', 4)).toBe('<a.b=>-S')
    expect(at('paifang nothing', 2)).toBe('files')
  })

  on('fish')('completes in fish (skipped where fish is not installed)', async () => {
    const folder = withCommand()
    const script = await scriptOf('fish', folder)
    const at = (line: string): string =>
      run('fish', ['--no-config', '-c', `source ${script}; complete -C '${line}'`], folder)
    expect(at('paifang c')).toContain('call\tcalls: it\n')
    expect(run('cat', [join(folder, 'asked')], folder)).toBe('complete|--|c|')
    expect(at('paifang call --param ')).toContain('a.b=')
    expect(run('cat', [join(folder, 'asked')], folder)).toBe('complete|--|call|--param||')
  })
})
