import { undiciTransport } from '@paifang/transport'
import type { Run } from '../Command'
import { secretOf, valueOf } from '../credentials/secretOf'
import { installedPackages } from '../operations/installedPackages'
import { table } from '../output/table'
import { accountOf } from '../operations/accountOf'
import { gatewayNamed } from '../operations/gatewayNamed'
import { checkClock } from './checkClock'
import { checkCredentials } from './checkCredentials'
import { checkNode } from './checkNode'
import { checkPackages } from './checkPackages'
import { checkProxy } from './checkProxy'
import { checkReach } from './checkReach'
import { checkZone } from './checkZone'
import type { Finding } from './Finding'

const marks = { ok: '✓', warning: '!', problem: '✗' } as const

export const doctor: Run = async (_args, flags, context) => {
  const gateway = gatewayNamed(flags) ?? 'top'
  const { url, keyName, secretName, warningsOf } = accountOf(gateway, flags['endpoint'])
  const secret = await secretOf(flags, secretName, context)
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
      gateway,
      url,
      secret,
      key: await valueOf(flags['key'], keyName, context),
      applicationId: (await valueOf(flags['aid'], 'OPRETAIL_APPLICATION_ID', context)) ?? 'S107',
      warnings: secret === undefined ? [] : warningsOf(secret),
    }),
    ...checkPackages(installedPackages(process.cwd())),
  ]
  if (context.json) context.print(JSON.stringify({ gateway, url, findings }))
  else {
    const { lang } = context
    context.print(url)
    context.print(await table(findings.map(({ state, check, text }) => [marks[state], check, text[lang]])))
    for (const { todo, check } of findings) if (todo) context.print(`→ ${check}: ${todo[lang]}`)
  }
  return findings.some(({ state }) => state === 'problem') ? 1 : 0
}
