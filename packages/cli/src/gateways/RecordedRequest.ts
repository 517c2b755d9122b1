import { parseJson } from '@paifang/contract'
import { isStruct } from '@paifang/wire'
import type { Text } from '../Command'

/** A request that was written down, its parameters decoded. */
export interface RecordedRequest {
  readonly params: Readonly<Record<string, string>>
  /** The body, where it is not made of parameters. */
  readonly body?: string
  /** `''` where nobody says. */
  readonly contentType: string
}

/** The same as a call: what a client writes anew (key, session, time, signature) is left out. */
export interface RecordedCall {
  /** Wire name of the operation; `''` where the request names none. */
  readonly method: string
  readonly version?: string
  readonly input: Readonly<Record<string, unknown>>
  /** Options of the call, by which it is sent as it was. */
  readonly options?: Readonly<Record<string, unknown>>
}

/**
 * Reads a recorded request of a gateway. `account`: what is known of the one that it is sent with. Gives a text where it
 * cannot be made again: why.
 */
export type ReadRecorded = (
  request: RecordedRequest,
  account: Readonly<Record<string, string>>,
) => RecordedCall | Text

/** The parameters that are the operation's. */
export const businessParams = (
  { params }: RecordedRequest,
  isOwn: (name: string) => boolean,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(params).filter(([name]) => !isOwn(name)))

/** The members of a JSON body, integers as they stand; undefined where it is none. */
export const jsonMembers = (body: string): Readonly<Record<string, unknown>> | undefined => {
  const read = parseJson(body, { longIntegers: 'bigint' })
  const value = read._tag === 'Right' ? read.right : undefined
  return isStruct(value) ? value : undefined
}
