import type { DoneEvent } from '@paifang/gateway'
import { describeIssue } from '@paifang/result'
import type { Run } from '../Command'
import { writes } from './allowWrite'
import { capturing } from './capturing'
import { clientFor } from './clientFor'
import { curlOf } from './curlOf'
import { dryRunOf } from './dryRun'
import { gatewayOf } from '../gateways/gatewayNamed'
import { operationNamed } from './operationNamed'
import { escapedJson } from '../output/printable'
import { readInput } from './readInput'
import { reportCall } from './reportCall'

/** `paifang call`: exit code 1 when the Result is an error. */
export const call: Run = async ([method = ''], flags, context) => {
  const { operation, typed, near } = operationNamed(method, flags, context)
  if (!typed)
    context.notice(
      context.lang === 'zh'
        ? `没有安装包含 ${method} 的 api 包：入参与出参均不检查${near === undefined ? '' : `；是否想用 ${near}？`}`
        : `no installed api package has ${method}: input and output are not checked${near === undefined ? '' : `; did you mean ${near}?`}`,
    )
  const input = await readInput(flags, context)
  const captured = flags['dryRun'] === true || flags['curl'] === true ? capturing() : undefined
  let done: DoneEvent | undefined
  const gateway = gatewayOf(operation.gateway, context)
  const client = await clientFor(gateway, flags, context, {
    onDone: (event) => (done = event),
    onWarning: ({ issues }) => {
      for (const issue of issues) context.notice(describeIssue(issue, context.lang))
    },
    ...(captured === undefined
      ? writes(operation)
        ? { writes: method }
        : {}
      : { transport: captured.transport }),
  })
  const result = await client.call(operation, input, { signal: context.signal })()
  await client.close()
  const request = captured?.seen()
  if (request !== undefined) {
    if (flags['curl'] === true) context.print(curlOf(request))
    else context.print(escapedJson(JSON.stringify(dryRunOf(request, operation, gateway.signer()), null, 2)))
    return 0
  }
  await reportCall({ operation, result, done }, context)
  return result._tag === 'Right' ? 0 : 1
}
