import { jsonText } from '@paifang/wire'
import { textAnswer, type RawAnswer } from '../http/RawAnswer'

/** @see opretail protocol, response */
export interface Stat {
  readonly cid: string
  readonly code: number
  readonly codename: string
  /** Epoch ms of the server; clients learn their skew from it. */
  readonly systime: number
  /** Whether the gateway itself answers, not the service behind it. */
  readonly gatewayParam: { readonly isGatewayReturn: boolean }
}

/** HTTP 200 for gateway errors too. */
export const opretailAnswer = (
  body: { readonly stat?: Stat; readonly result?: string; readonly data?: unknown },
  headers: Readonly<Record<string, string>>,
): RawAnswer => textAnswer(200, 'application/json;charset=UTF-8', jsonText(body), headers)
