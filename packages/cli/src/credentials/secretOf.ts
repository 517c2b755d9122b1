import type { Flags } from '../Command'
import type { Context } from '../Context'
import { readText } from '../input/readText'
import { UsageError } from '../UsageError'
import { readProfile } from './profile'

/** A secret by reference: the file or the variable a flag names, then the usual variable, then the profile. */
export const secretOf = async (
  flags: Flags,
  usual: string,
  context: Context,
): Promise<string | undefined> => {
  const { env } = context
  const { secretFile, secretEnv } = flags
  if (typeof secretFile === 'string') {
    const secret = (await readText(secretFile)).replace(/\r?\n$/, '')
    if (secret !== '') return secret
    throw new UsageError({
      en: `--secret-file: ${secretFile} is empty`,
      zh: `--secret-file：${secretFile} 是空文件`,
    })
  }
  if (typeof secretEnv === 'string') {
    const value = env[secretEnv]
    if (value === undefined)
      throw new UsageError({ en: `the variable ${secretEnv} is not set`, zh: `环境变量 ${secretEnv} 未设置` })
    return value
  }
  return env[usual] ?? (await readProfile(context))[usual]
}

/** A value that is no secret: its flag, then its variable, then the profile. */
export const valueOf = async (flag: unknown, usual: string, context: Context): Promise<string | undefined> =>
  typeof flag === 'string' ? flag : (context.env[usual] ?? (await readProfile(context))[usual])
