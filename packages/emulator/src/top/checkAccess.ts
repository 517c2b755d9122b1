import { nextMidnight } from '../clock/VirtualClock'
import type { Refusal } from '../gateway/Refusal'
import type { Compared, Test } from '../gateway/CheckResult'
import { comparesGrant, comparesOperation, comparesParam, comparesPresence } from '../gateway/compared'
import { param } from '../http/Received'
import type { SignedRequest, TopRequest } from './TopRequest'
import { throttleOf } from './throttle'
import { notGiven } from '../gateway/notGiven'

export const sessionRefusal = ({ grant, now, app, received }: SignedRequest): Refusal | undefined => {
  if (param(received, 'session') === '') return undefined
  if (grant === undefined || grant.revoked) return { code: 27, subCode: 'invalid-sessionkey' }
  if (app !== undefined && grant.app !== app.appKey)
    return { code: 27, subCode: 'sessionkey-not-generated-by-server' }
  return grant.expiresAt !== undefined && grant.expiresAt <= now
    ? { code: 27, subCode: 'session-expired' }
    : undefined
}

export const comparesSession = ({ received, now, grant }: SignedRequest): Compared =>
  comparesGrant('session', param(received, 'session'), { app: param(received, 'app_key'), now, grant })

/** @see TOP platform codes 7, 11, 13, 22, 26, 27 and their sub-codes */
export const accessTests: ReadonlyArray<Test<TopRequest>> = [
  {
    name: 'operation',
    compares: comparesOperation('method', 'top'),
    lenient: false,
    run: ({ operation }) => (operation === undefined ? { code: 22, subMessage: notGiven } : undefined),
  },
  {
    name: 'partner_id',
    compares: comparesParam('partner_id', ({ app }) => app?.partners ?? ['…']),
    lenient: true,
    run: (subject) => {
      const partners = subject.app?.partners
      return partners === undefined || partners.includes(param(subject.received, 'partner_id'))
        ? undefined
        : { code: 13 }
    },
  },
  {
    name: 'permission',
    compares: comparesParam('method', ({ app }) => app?.permissions ?? ['…']),
    lenient: true,
    run: ({ app, operation }) =>
      app?.permissions === undefined || app.permissions.includes(operation?.method ?? '')
        ? undefined
        : { code: 11, subCode: 'isv.permission-api-package-not-allowed' },
  },
  {
    name: 'session',
    compares: comparesPresence('session', true),
    lenient: true,
    run: (subject) =>
      subject.operation?.session === 'required' && param(subject.received, 'session') === ''
        ? { code: 26 }
        : undefined,
  },
  { name: 'session valid', compares: comparesSession, lenient: true, run: sessionRefusal },
  {
    name: 'throttle',
    lenient: false,
    run: ({ app, operation, now, gateway }) =>
      app === undefined || operation === undefined
        ? undefined
        : throttleOf(gateway.state, app, operation.method, now, nextMidnight(now)),
  },
]
