import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Context } from '../Context'
import { UsageError } from '../UsageError'

/** Names as in the environment: `TOP_APP_KEY`, `OPRETAIL_ACCESS_SECRET`, … */
export type Profile = Readonly<Record<string, string>>

export const profilePath = (env: Context['env']): string =>
  env['PAIFANG_PROFILE'] ??
  join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'paifang', 'profile.json')

/** The profile file; `{}` when there is none. One that others may read is refused, as ssh refuses its keys. */
export const readProfile = async (env: Context['env']): Promise<Profile> => {
  const path = profilePath(env)
  const found = await stat(path).catch(() => undefined)
  if (!found) return {}
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    throw new UsageError({
      en: `${path} can be read by others; run: chmod 600 ${path}`,
      zh: `${path} 可被其他用户读取，请执行: chmod 600 ${path}`,
    })
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Profile
  } catch {
    throw new UsageError({ en: `${path} is not JSON`, zh: `${path} 不是 JSON` })
  }
}

/** Adds to the profile, owner-only from its first byte. */
export const writeProfile = async (env: Context['env'], added: Profile): Promise<string> => {
  const path = profilePath(env)
  const merged = { ...(await readProfile(env)), ...added }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(path, `${JSON.stringify(merged, null, 2)}\n`, { mode: 0o600 })
  await chmod(path, 0o600)
  return path
}
