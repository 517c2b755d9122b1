import { randomUUID } from 'node:crypto'
import { lstat, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { nearest } from '@paifang/gateway/author'
import { isStruct } from '@paifang/wire'
import type { Context } from '../Context'
import { UsageError } from '../UsageError'

/** Names as in the environment: `TOP_APP_KEY`, `TOP_ENDPOINT`, …; and `production`: `ask`, `allow` or `deny`. */
export type Profile = Readonly<Record<string, string>>

/** The unnamed profile's values, and under `profiles` those of the named ones. */
interface ProfileFile {
  readonly unnamed: Profile
  readonly named: ReadonlyMap<string, Profile>
}

type Surroundings = Pick<Context, 'env' | 'profile'>

export const profilePath = (env: Context['env']): string =>
  env['PAIFANG_PROFILE'] ??
  join(env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'paifang', 'profile.json')

const textsIn = (struct: Readonly<Record<string, unknown>>): Profile =>
  Object.fromEntries(
    Object.entries(struct).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )

/** One that others may read is refused, as ssh refuses its keys. */
const readFileOf = async (env: Context['env']): Promise<ProfileFile> => {
  const path = profilePath(env)
  const found = await stat(path).catch(() => undefined)
  if (!found) return { unnamed: {}, named: new Map() }
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    throw new UsageError({
      en: `${path} can be read by others; run: chmod 600 ${path}`,
      zh: `${path} 可被其他用户读取，请执行：chmod 600 ${path}`,
    })
  const parsed = await readFile(path, 'utf8')
    .then((text) => JSON.parse(text) as unknown)
    .catch(() => undefined)
  if (!isStruct(parsed))
    throw new UsageError({ en: `${path} is not a JSON object`, zh: `${path} 不是 JSON 对象` })
  const { profiles } = parsed
  const named = Object.entries(isStruct(profiles) ? profiles : {}).filter(
    (entry): entry is [string, Readonly<Record<string, unknown>>] => isStruct(entry[1]),
  )
  return { unnamed: textsIn(parsed), named: new Map(named.map(([name, of]) => [name, textsIn(of)])) }
}

/** Every profile there is; the unnamed one has the name `''`. */
export const readProfiles = async (env: Context['env']): Promise<ReadonlyMap<string, Profile>> => {
  const { unnamed, named } = await readFileOf(env)
  return new Map([...(Object.keys(unnamed).length === 0 ? [] : [['', unnamed] as const]), ...named])
}

/** The profile that is meant: the named one, which takes nothing of the unnamed one; `{}` when nobody wrote any. */
export const readProfile = async ({ env, profile }: Surroundings): Promise<Profile> => {
  const { unnamed, named } = await readFileOf(env)
  if (profile === undefined) return unnamed
  const found = named.get(profile)
  if (found !== undefined) return found
  const near = nearest(profile, [...named.keys()])
  throw new UsageError({
    en: `there is no profile "${profile}"${near === undefined ? ':' : `; did you mean "${near}"?`} "paifang profiles" lists them, "paifang login --profile ${profile}" writes it`,
    zh: `没有名为 "${profile}" 的配置${near === undefined ? '，' : `，是否想用 "${near}"？`}可用 "paifang profiles" 查看，用 "paifang login --profile ${profile}" 写入`,
  })
}

/** Adds to the profile, owner-only from its first byte; whole or not at all, and through no link. */
export const writeProfile = async ({ env, profile }: Surroundings, added: Profile): Promise<string> => {
  const path = profilePath(env)
  const { unnamed, named } = await readFileOf(env)
  if (profile !== undefined && !/^[\w.-]{1,64}$/.test(profile))
    throw new UsageError({
      en: 'a profile is named with letters, digits, ".", "_" and "-"',
      zh: '配置名只能包含字母、数字、"."、"_" 和 "-"',
    })
  if ((await lstat(path).catch(() => undefined))?.isSymbolicLink() === true)
    throw new UsageError({
      en: `${path} is a link; secrets are written through none. Remove it, or name the file itself with PAIFANG_PROFILE`,
      zh: `${path} 是符号链接，不会通过链接写入密钥。请删除该链接，或用 PAIFANG_PROFILE 指定文件本身`,
    })
  const profiles =
    profile === undefined ? named : new Map([...named, [profile, { ...named.get(profile), ...added }]])
  const merged = {
    ...unnamed,
    ...(profile === undefined ? added : {}),
    ...(profiles.size === 0 ? {} : { profiles: Object.fromEntries(profiles) }),
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomUUID()}`
  try {
    await writeFile(draft, `${JSON.stringify(merged, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  return path
}
