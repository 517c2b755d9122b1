import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Context } from '../Context'
import { profilePath } from '../credentials/profile'

/**
 * What keys the digests of jobs: `JOBS_SECRET`, else a key that is made once and lies beside the profile, for its owner alone.
 * The application's secret may be wrong at first or be changed, and the job has to go on all the same; it serves where no key
 * can be kept.
 */
export const jobSecret = async ({ env }: Pick<Context, 'env'>, appSecret: string): Promise<string> => {
  const said = env['JOBS_SECRET'] ?? ''
  if (said !== '') return said
  const path = join(dirname(profilePath(env)), 'jobs.key')
  const kept = async (): Promise<string> => (await readFile(path, 'utf8').catch(() => '')).trim()
  const known = await kept()
  if (known !== '') return known
  const made = randomBytes(32).toString('base64url')
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(draft, `${made}\n`, { mode: 0o600, flag: 'wx' })
    // Whole or not at all; whoever was first has made the key.
    await link(draft, path)
  } catch {
    // Another made it meanwhile, or nothing can be kept here.
  }
  await rm(draft, { force: true }).catch(() => undefined)
  return (await kept()) || appSecret
}
