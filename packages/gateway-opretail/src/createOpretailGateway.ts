import { encodeParams } from '@paifang/contract'
import {
  oncePerSecond,
  perObject,
  type AnyOperation,
  type Gateway,
  type SessionKeeper,
} from '@paifang/gateway/author'
import { formatCompactDateTime, isWritableDateTime } from '@paifang/wire'
import { prepareOpretail, type OpretailPrepared } from './request/prepareOpretail'
import { credentialReader } from './request/readCredentials'
import { signOpretail, type OpretailSigned } from './request/signOpretail'
import type { OpretailSettings } from './OpretailSettings'
import { openAnswer } from './envelope/openAnswer'
import type { OpretailCallOptions } from './OpretailCallOptions'
import { callMemory } from './request/encodeCall'
import { tokenFields } from './request/headers'

export type OpretailGateway = Gateway<'opretail', OpretailPrepared, OpretailSigned, OpretailCallOptions>

/** The protocol as a value: what `createClient` runs. */
export const createOpretailGateway = (
  settings: OpretailSettings,
  sessions: SessionKeeper,
): OpretailGateway => {
  const memoryOf = perObject(({ method }: AnyOperation) => callMemory(method))
  const { utcOffsetMinutes } = settings.wire
  const signing = {
    format: settings.format,
    nonce: settings.nonce,
    readCredentials: credentialReader(settings.credentials),
    timestampOf: oncePerSecond((epochMs) =>
      isWritableDateTime(epochMs, utcOffsetMinutes)
        ? formatCompactDateTime(epochMs, utcOffsetMinutes)
        : undefined,
    ),
    headersOf: tokenFields(settings.headers, settings.tokenHeaders),
    sessions,
  }
  return {
    name: 'opretail',
    callOptions: ['carriage', 'nullish', 'verb'] satisfies ReadonlyArray<keyof OpretailCallOptions>,
    host: new URL(settings.url).host,
    encode: ({ input }, value, { carriage = settings.wire.carriage }) =>
      carriage === 'form' ? encodeParams(input, value) : input.encode(value),
    prepare: (call) => prepareOpretail(settings, call, memoryOf(call.operation)),
    sign: (prepared, attempt) => signOpretail(signing, prepared, attempt),
    open: (response, { operation }) =>
      openAnswer(response, { operation, tokenCodes: settings.tokenCodes, limits: settings.answers }),
    renewSession: ({ session }, signed) => sessions.renew(session, signed.session),
  }
}
