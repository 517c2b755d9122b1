import type { EmulatorOf } from '@paifang/emulator'
import { isLoopback } from '@paifang/transport'
import type { Context } from '../Context'
import { readProfiles, type Profile } from '../credentials/profile'
import { UsageError } from '../UsageError'

/** The profile of an emulator: endpoints and demo credentials of all its gateways. */
export const profileOf = (
  accounts: EmulatorOf<string>['accounts'],
  { gateways }: Pick<Context, 'gateways'>,
): Profile =>
  Object.fromEntries(
    gateways.flatMap(({ name, endpointVariable, accountFields }) => {
      const account = (accounts[name] ?? {}) as Readonly<Record<string, string>>
      const fields = [
        [endpointVariable, account['endpoint']] as const,
        ...accountFields.map(({ option, variable }) => [variable, account[option]] as const),
      ]
      return fields.filter((field): field is readonly [string, string] => typeof field[1] === 'string')
    }),
  )

/** Throws UsageError where a profile of that name is of something else than an emulator on this machine. */
export const checkProfile = async (name: string, { env, gateways }: Context): Promise<void> => {
  const found = (await readProfiles(env)).get(name)
  if (found === undefined) return
  const isLocal = gateways.every(({ endpointVariable, accountFields }) => {
    const endpoint = found[endpointVariable]
    if (endpoint === undefined) return accountFields.every(({ variable }) => found[variable] === undefined)
    return URL.canParse(endpoint) && isLoopback(new URL(endpoint).hostname)
  })
  if (!isLocal)
    throw new UsageError({
      en: `the profile "${name}" is not of an emulator, and is left as it is; take another name`,
      zh: `配置 "${name}" 不属于仿真器，未作改动；请换一个名称`,
    })
}
