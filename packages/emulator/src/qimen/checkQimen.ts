import type { Test } from '../gateway/CheckResult'
import { param } from '../http/Received'
import { comparesOperation, comparesParam, comparesPresence, listed } from '../gateway/compared'
import { comparesSession, sessionRefusal } from '../top/checkAccess'
import { protocolTests } from '../top/checkProtocol'
import { signatureTests } from '../top/checkSignature'
import type { QimenRequest } from './QimenRequest'
import { notGiven } from '../gateway/notGiven'

/** What Qimen asks otherwise than TOP: two versions, a body that is XML, and who is to answer. */
const own: ReadonlyArray<Test<QimenRequest>> = [
  {
    name: 'version',
    compares: comparesParam('v', () => ['1.0', '2.0']),
    lenient: true,
    run: ({ received }) => (['1.0', '2.0'].includes(param(received, 'v')) ? undefined : { code: 34 }),
  },
  {
    name: 'body',
    compares: ({ received: { bodyKind } }) => ({ field: '', client: bodyKind, gateway: 'xml' }),
    lenient: false,
    run: ({ received: { bodyKind }, scene }) => {
      if (scene === 'custom' && bodyKind !== 'xml') return undefined
      return bodyKind === 'xml'
        ? undefined
        : { code: 41, subCode: 'isv.invalid-parameter:body', subMessage: 'expected a body of XML' }
    },
  },
  {
    name: 'partner',
    compares: ({ received, scene, app }) => {
      const field = scene === 'standard' ? 'customerId' : 'target_app_key'
      const known = scene === 'custom' ? undefined : app?.customerIds
      return { field, client: param(received, field), gateway: listed(known ?? ['…']) }
    },
    lenient: true,
    run: ({ received, scene, app }) => {
      const name = scene === 'standard' ? 'customerId' : 'target_app_key'
      const given = param(received, name)
      if (given === '')
        return { code: 40, subCode: `isv.missing-parameter:${name}`, subMessage: `${name} is required` }
      const isKnown = scene === 'custom' || app?.customerIds === undefined || app.customerIds.includes(given)
      return isKnown
        ? undefined
        : { code: 41, subCode: `isv.invalid-parameter:${name}`, subMessage: 'nobody is registered under it' }
    },
  },
  {
    name: 'operation',
    compares: comparesOperation('method', 'qimen'),
    lenient: false,
    run: ({ operation }) => (operation === undefined ? { code: 22, subMessage: notGiven } : undefined),
  },
  {
    name: 'session',
    compares: comparesPresence('session', true),
    lenient: true,
    run: ({ operation, received }) =>
      operation?.session === 'required' && param(received, 'session') === '' ? { code: 26 } : undefined,
  },
  { name: 'session valid', compares: comparesSession, lenient: true, run: sessionRefusal },
]

/** @see Qimen 2: signed and stamped as calls of TOP */
export const qimenTests: ReadonlyArray<Test<QimenRequest>> = [
  ...protocolTests.filter(({ name }) => name !== 'version'),
  ...signatureTests,
  ...own,
]
