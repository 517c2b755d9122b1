import type { Flags } from '../Command'
import type { Context } from '../Context'
import { secretOf, valueOf } from '../credentials/secretOf'
import { UsageError } from '../UsageError'
import type { AccountField, GatewayModule } from './GatewayModule'

/** The field that a flag fills. */
export const fieldOf = ({ name, accountFields }: GatewayModule, flag: string): AccountField => {
  const field = accountFields.find((one) => one.flag === flag)
  if (field === undefined) throw new TypeError(`the gateway ${name} has no account field for --${flag}`)
  return field
}

/** What flags, environment and profile say of an account, by the client's option names; what nobody says is left out. */
export const accountOf = async (
  { accountFields }: GatewayModule,
  flags: Flags,
  context: Context,
): Promise<Readonly<Record<string, string>>> => {
  const found: Record<string, string> = {}
  for (const { option, flag, variable, default: usual } of accountFields) {
    const value =
      flag === 'secret'
        ? await secretOf(flags, variable, context)
        : await valueOf(flags[flag], variable, context)
    const text = value ?? usual
    if (text !== undefined) found[option] = text
  }
  return found
}

/** The same, where nothing that a client needs may be missing. */
export const wholeAccountOf = async (
  gateway: GatewayModule,
  flags: Flags,
  context: Context,
): Promise<Readonly<Record<string, string>>> => {
  const account = await accountOf(gateway, flags, context)
  for (const { option, variable, optional } of gateway.accountFields)
    if (optional !== true && !account[option])
      throw new UsageError({
        en: `no credentials: set ${variable}, use --key / --secret-env / --secret-file, or run "paifang login"`,
        zh: `缺少凭证：请设置 ${variable}，或使用 --key / --secret-env / --secret-file，或执行 "paifang login"`,
      })
  return account
}
