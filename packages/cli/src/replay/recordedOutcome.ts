import type { Client, AnyOperation } from '@paifang/gateway'
import { unknownStruct, unknownValue } from '@paifang/contract'
import { ok } from '@paifang/result'
import type { HttpResponse, Transport } from '@paifang/transport'
import type { GatewayModule } from '../gateways/GatewayModule'
import type { RecordedCall } from '../gateways/RecordedRequest'
import { outcomeOf, type Outcome } from './Outcome'

/** The operation with nothing decoded on the way in or out: what was sent is sent again, what is answered is compared. */
export const asRecorded = (operation: AnyOperation, { version }: RecordedCall): AnyOperation => ({
  ...operation,
  ...(version === undefined ? {} : { version }),
  input: unknownStruct,
  output: unknownValue,
})

export interface RecordedOutcomes {
  /** What the gateway's client makes of an answer that was recorded. */
  readonly read: (operation: AnyOperation, call: RecordedCall, answer: HttpResponse) => Promise<Outcome>
  readonly close: () => Promise<void>
}

/** A client of nobody's account, which is answered with what was recorded and sends nothing. */
export const recordedOutcomes = ({
  createClient,
  accountFields,
  endpoints,
}: GatewayModule): RecordedOutcomes => {
  let answer: HttpResponse | undefined
  const transport: Transport = () => () =>
    Promise.resolve(
      answer === undefined
        ? {
            _tag: 'Left',
            left: { _tag: 'TransportError', reason: 'request', sent: 'no', message: 'nothing was recorded' },
          }
        : ok(answer),
    )
  const [endpoint = ''] = Object.values(endpoints())
  const client: Client<string> = createClient({
    account: Object.fromEntries(accountFields.map(({ option }) => [option, `no-${option}-of-anybody`])),
    endpoint,
    transport,
    retry: false,
    maxBanWaitMs: 0,
    onWarning: () => undefined,
  })
  return {
    read: async (operation, call, given) => {
      answer = given
      const result = await client.call(asRecorded(operation, call), call.input, call.options ?? {})()
      return outcomeOf(result, operation, given.status)
    },
    close: () => client.close(),
  }
}
