import { oneOf, struct, text } from '@paifang/contract'
import type { SecretSource, SignatureShown } from '@paifang/explorer/contract'
import type { Context } from '../Context'
import { fieldOf } from '../gateways/account'
import type { GatewayModule } from '../gateways/GatewayModule'
import { readRequest, refuseUnsigned } from '../signature/readRequest'
import { firstDifference } from './firstDifference'

/** A request that somebody pasted, and where its secret comes from. */
export interface Pasted {
  readonly from: string
  readonly secret: { readonly from: SecretSource; readonly value?: string }
  readonly gateway?: string
  readonly signMethod?: string
  /** The text that was hashed, as the client had it. */
  readonly own?: string
}

export const Pasted = struct<Pasted>('Pasted', {
  required: {
    from: text,
    secret: struct<Pasted['secret']>('secret', {
      required: { from: oneOf(['emulator', 'profile', 'once'] as const) },
      optional: { value: text },
    }),
  },
  optional: { gateway: text, signMethod: text, own: text },
})

/** Accounts by the name of their gateway, as an emulator has them. */
export type Accounts = Readonly<Record<string, unknown>>

const secretIn = (gateway: GatewayModule, accounts: Accounts): string | undefined => {
  const account = accounts[gateway.name] as Readonly<Record<string, unknown>> | undefined
  const secret = account?.[fieldOf(gateway, 'secret').option]
  return typeof secret === 'string' ? secret : undefined
}

/** Where the secret is looked up: what this machine has, or surroundings that hold nothing else. */
const surroundingsOf = ({ secret }: Pasted, accounts: Accounts, context: Context): Context => {
  if (secret.from === 'profile') return context
  const { profile: _named, ...others } = context
  const only = (gateway: GatewayModule): string | undefined =>
    secret.from === 'once' ? secret.value : secretIn(gateway, accounts)
  return {
    ...others,
    env: {
      // A place where no file can be: what is not here is nowhere.
      PAIFANG_PROFILE: '/dev/null/none',
      ...Object.fromEntries(
        context.gateways.map((gateway) => [fieldOf(gateway, 'secret').variable, only(gateway)]),
      ),
    },
  }
}

/**
 * What `paifang explain` says of the same text, for the page. The answer holds no secret.
 * @throws UsageError for what cannot be read, and where there is no secret
 */
export const explainPasted = async (
  pasted: Pasted,
  accounts: Accounts,
  context: Context,
): Promise<SignatureShown> => {
  const { from, gateway: wanted, signMethod, own } = pasted
  const flags = {
    ...(wanted === undefined ? {} : { gateway: wanted }),
    ...(signMethod === undefined ? {} : { signMethod }),
  }
  const signed = await readRequest(flags, {
    ...surroundingsOf(pasted, accounts, context),
    readStdin: () => Promise.resolve(from),
  })
  refuseUnsigned(signed)
  const { gateway, request, exact } = signed
  const { method, ...unnamed } = request
  const asked = signMethod === undefined ? {} : { method }
  const signer = gateway.signer()
  const { matched, name, en, zh, differences, sides } = signer.explain({ ...unnamed, ...asked })
  const now = name === 'right' ? signer.explain({ ...unnamed, ...asked, nowMs: Date.now() }) : undefined
  const { params, body, secret } = request
  const hashed = (): string => signer.signedText({ params, method, ...(body === undefined ? {} : { body }) })
  // With the secret or without: where it stands is the formula's affair, and it is nobody's to see.
  const bare = (text: string): string => text.replaceAll('‹secret›', '').replaceAll(secret, '')
  return {
    gateway: gateway.name,
    method,
    exact,
    params: Object.entries(params).map(([key, value]) => [key, String(value)] as const),
    ...{ matched, name, en, zh, differences, sides },
    ...(now === undefined || now.name === 'right' ? {} : { clock: { en: now.en, zh: now.zh } }),
    ...(own === undefined || own === '' ? {} : { first: firstDifference(bare(hashed()), bare(own)) }),
  }
}
