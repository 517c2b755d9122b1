import { encodeParams } from '@paifang/contract'
import { perObject, type AnyOperation, type Gateway, type SessionKeeper } from '@paifang/gateway/author'
import { chunkOf } from './batch/BatchChunk'
import { openTopAnswer } from './envelope/openTopAnswer'
import { prepareTop } from './request/prepareTop'
import { signTop, type TopSigned } from './request/signTop'
import type { TopPrepared } from './request/TopPrepared'
import { topOperation } from './request/TopTemplate'
import type { TopCallOptions } from './TopCallOptions'
import type { TopSettings } from './TopSettings'

export type TopGateway = Gateway<'top', TopPrepared, TopSigned, TopCallOptions>

/** The TOP protocol as a value: parameters to text, text to a signed form, an answer to its members. */
export const topGateway = (settings: TopSettings, sessions: SessionKeeper): TopGateway => {
  // A batch has one answer in one form, whatever the client asks of single calls.
  const ofBatch = topOperation({ ...settings, format: 'json', simplify: true }, undefined)
  const known = perObject((operation: AnyOperation) =>
    chunkOf(operation) === undefined ? topOperation(settings, operation.method) : ofBatch,
  )
  const reading = { ...settings.answers, simplify: settings.simplify && settings.format === 'json' }
  return {
    name: 'top',
    callOptions: ['params', 'targetAppKey', 'rawBody'] satisfies ReadonlyArray<keyof TopCallOptions>,
    host: new URL(settings.url).host,
    encode: ({ input }, value) => encodeParams(input, value),
    prepare: (call) => prepareTop(call, settings, known(call.operation)),
    sign: signTop(settings, sessions),
    open: (response, { operation, batch }, signed) =>
      batch === undefined
        ? openTopAnswer(operation, response, reading)
        : batch.ways.open(batch, response, signed, settings.answers),
    renewSession: ({ session, batch }, signed) =>
      batch !== undefined && batch.renewing.size > 0
        ? batch.ways.renew(batch, session, sessions, signed)
        : sessions.renew(session, signed.session),
  }
}
