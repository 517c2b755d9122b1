import type { Gateway, SessionKeeper } from '@paifang/gateway/author'
import { openQimenAnswer } from './answer/openQimenAnswer'
import type { QimenCallOptions } from './QimenCallOptions'
import type { QimenSettings } from './QimenSettings'
import { prepareQimen, type QimenPrepared } from './request/prepareQimen'
import { signQimen, type QimenSigned } from './request/signQimen'

export type QimenGateway = Gateway<'qimen', QimenPrepared, QimenSigned, QimenCallOptions>

/** The Qimen protocol as a value: an input to XML, XML to a signed request, a reply to its members. */
export const qimenGateway = (settings: QimenSettings, sessions: SessionKeeper): QimenGateway => ({
  name: 'qimen',
  callOptions: ['customerId', 'targetAppKey', 'version', 'params', 'rawXml'] satisfies ReadonlyArray<
    keyof QimenCallOptions
  >,
  host: new URL(settings.url).host,
  prepare: (call) => prepareQimen(call, settings),
  sign: signQimen(settings, sessions),
  open: (response, { operation }) => openQimenAnswer(operation, response, settings.answers),
  renewSession: ({ session }, signed) => sessions.renew(session, signed.session),
})
