import { encodeParams } from '@paifang/contract'
import { perObject, type Gateway } from '@paifang/gateway'
import { openTopAnswer } from './envelope/openTopAnswer'
import { lastSigner } from './request/lastSigner'
import { prepareTop } from './request/prepareTop'
import { signTop } from './request/signTop'
import { stampTexts } from './request/stampTexts'
import { topMemory } from './request/TopMemory'
import type { TopPrepared } from './request/TopPrepared'
import type { TopSigned } from './request/TopSigned'
import { sessionKeeper } from './session/sessionKeeper'
import type { TopCallOptions } from './TopCallOptions'
import type { TopSettings } from './TopSettings'

/** The TOP protocol as a value: parameters to text, text to a signed form, an answer to its members. */
export const topGateway = (settings: TopSettings): Gateway<'top', TopPrepared, TopSigned, TopCallOptions> => {
  const sessions = sessionKeeper()
  const memoryOf = perObject(topMemory)
  const signing = { settings, sessions, signerOf: lastSigner(settings.signMethod), stampOf: stampTexts() }
  return {
    name: 'top',
    encode: ({ input }, value) => encodeParams(input, value),
    prepare: (call) => prepareTop(call, settings, memoryOf(call.operation)),
    sign: (prepared, attempt) => signTop(prepared, attempt, signing),
    open: (response, { operation }) => openTopAnswer(operation, response),
    renewSession: ({ session }, signed) => sessions.renew(session, signed.session),
  }
}
