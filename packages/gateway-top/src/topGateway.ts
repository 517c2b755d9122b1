import { encodeParams } from '@paifang/contract'
import { perObject, type AnyOperation, type Gateway, type SessionKeeper } from '@paifang/gateway/author'
import { openTopAnswer } from './envelope/openTopAnswer'
import { prepareTop } from './request/prepareTop'
import { signTop, topSigning, type TopSigned } from './request/signTop'
import type { TopPrepared } from './request/TopPrepared'
import { topOperation } from './request/TopTemplate'
import type { TopCallOptions } from './TopCallOptions'
import type { TopSettings } from './TopSettings'

export type TopGateway = Gateway<'top', TopPrepared, TopSigned, TopCallOptions>

/** The TOP protocol as a value: parameters to text, text to a signed form, an answer to its members. */
export const topGateway = (settings: TopSettings, sessions: SessionKeeper): TopGateway => {
  const known = perObject(({ method }: AnyOperation) => topOperation(settings, method))
  const signing = topSigning(settings, sessions)
  const reading = { ...settings.answers, simplify: settings.simplify && settings.format === 'json' }
  return {
    name: 'top',
    callOptions: ['params', 'targetAppKey', 'rawBody'] satisfies ReadonlyArray<keyof TopCallOptions>,
    host: new URL(settings.url).host,
    encode: ({ input }, value) => encodeParams(input, value),
    prepare: (call) => prepareTop(call, settings, known(call.operation)),
    sign: (prepared, attempt) => signTop(prepared, attempt, signing),
    open: (response, { operation }) => openTopAnswer(operation, response, reading),
    renewSession: ({ session }, signed) => sessions.renew(session, signed.session),
  }
}
