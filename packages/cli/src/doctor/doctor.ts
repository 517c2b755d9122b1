import { undiciTransport } from '@paifang/transport'
import type { Run } from '../Command'
import { accountOf, fieldOf } from '../gateways/account'
import { endpointOf, shownUrl } from '../gateways/endpoint'
import { gatewayNamed, usualGateway } from '../gateways/gatewayNamed'
import { installedPackages } from '../operations/installedPackages'
import { table } from '../output/table'
import { checkClock } from './checkClock'
import { checkCredentials } from './checkCredentials'
import { checkNode } from './checkNode'
import { checkPackages } from './checkPackages'
import { checkProof } from './checkProof'
import { checkProxy } from './checkProxy'
import { checkReach } from './checkReach'
import { checkZone } from './checkZone'
import type { Finding } from './Finding'

const marks = { ok: '✓', warning: '!', problem: '✗' } as const

export const doctor: Run = async (_args, flags, context) => {
  const gateway = gatewayNamed(flags, context) ?? usualGateway(context)
  const { url } = await endpointOf(gateway, flags, context)
  const account = await accountOf(gateway, flags, context)
  const keyField = fieldOf(gateway, 'key')
  const secretField = fieldOf(gateway, 'secret')
  const secret = account[secretField.option]
  const isWhole = [account[keyField.option], secret].every((text) => text !== undefined && text !== '')
  const transport = undiciTransport()
  const reached = await checkReach(url, transport, context.signal)
  await transport.close()
  const findings: ReadonlyArray<Finding> = [
    checkNode(process.versions.node),
    checkZone(Intl.DateTimeFormat().resolvedOptions().timeZone, -new Date().getTimezoneOffset()),
    checkProxy(context.env),
    ...reached.findings,
    ...(reached.answer ? [checkClock(reached.answer.headers['date'], Date.now())] : []),
    ...checkCredentials({
      key: account[keyField.option],
      secret,
      variables: { key: keyField.variable, secret: secretField.variable },
      warnings: secret === undefined ? [] : gateway.signer().secretWarnings(secret),
    }),
    ...(isWhole && reached.answer ? [await checkProof(gateway, flags, context)] : []),
    ...(gateway.checkAccount?.(url, account) ?? []),
    ...checkPackages(installedPackages(context)),
  ]
  if (context.json) context.print(JSON.stringify({ gateway: gateway.name, url: shownUrl(url), findings }))
  else {
    const { lang } = context
    context.print(shownUrl(url))
    context.print(await table(findings.map(({ state, check, text }) => [marks[state], check, text[lang]])))
    for (const { todo, check } of findings) if (todo) context.print(`→ ${check}: ${todo[lang]}`)
  }
  return findings.some(({ state }) => state === 'problem') ? 1 : 0
}
