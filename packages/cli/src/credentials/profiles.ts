import type { Run } from '../Command'
import type { Context } from '../Context'
import { shownUrl } from '../gateways/endpoint'
import { table } from '../output/table'
import { readProfiles, type Profile } from './profile'

const secrets = new Set(['secret', 'session'])

/** What a profile says of a gateway; of secrets only that they are there. */
const gatewaysOf = (
  profile: Profile,
  { gateways }: Context,
): Readonly<Record<string, Readonly<Record<string, string | true>>>> =>
  Object.fromEntries(
    gateways.flatMap(({ name, endpointVariable, accountFields }) => {
      const endpoint = profile[endpointVariable]
      const fields = accountFields.flatMap(({ option, flag, variable }) => {
        const value = profile[variable]
        return value === undefined ? [] : [[option, secrets.has(flag) ? (true as const) : value] as const]
      })
      if (endpoint === undefined && fields.length === 0) return []
      const where =
        endpoint === undefined
          ? []
          : [['endpoint', URL.canParse(endpoint) ? shownUrl(endpoint) : endpoint] as const]
      return [[name, Object.fromEntries([...where, ...fields])] as const]
    }),
  )

/** `paifang profiles`: what there is, no secret among it; the one in use is marked. */
export const profiles: Run = async (_args, _flags, context) => {
  const { lang, json, print, notice } = context
  const found = [...(await readProfiles(context.env))].map(([name, profile]) => ({
    name,
    current: name === (context.profile ?? ''),
    production: profile['production'] ?? 'ask',
    gateways: gatewaysOf(profile, context),
  }))
  if (json) {
    print(JSON.stringify(found))
    return 0
  }
  if (found.length === 0)
    notice(
      lang === 'zh'
        ? '还没有配置，可用 "paifang login" 写入'
        : 'there is none yet; "paifang login" writes one',
    )
  for (const { name, current, production, gateways } of found) {
    const shown = name === '' ? (lang === 'zh' ? '（未命名）' : '(unnamed)') : name
    const writes = { en: `writes to production: ${production}`, zh: `写入生产环境：${production}` }[lang]
    print(`${current ? '*' : ' '} ${shown}  ${writes}`)
    for (const [gateway, { endpoint, ...fields }] of Object.entries(gateways)) {
      print(`    ${gateway.padEnd(8)}  ${typeof endpoint === 'string' ? endpoint : '-'}`)
      const rows = Object.entries(fields).map(([option, value]) => [
        `              ${option}`,
        value === true ? '***' : value,
      ])
      if (rows.length > 0) print(await table(rows))
    }
  }
  return 0
}
