import { parseDateTime } from '@paifang/wire'
import type { Test } from '../gateway/CheckResult'
import { comparesClock, comparesParam, comparesPresence, comparesRepeats } from '../gateway/compared'
import { malformedText } from '../http/malformed'
import { param } from '../http/Received'
import type { SignedRequest } from './TopRequest'

const missing =
  (name: string, code: number) =>
  (subject: SignedRequest): { readonly code: number } | undefined =>
    param(subject.received, name) === '' ? { code } : undefined

/** @see TOP platform codes 9, 21–23, 28–34, 47 */
export const protocolTests: ReadonlyArray<Test<SignedRequest>> = [
  {
    name: 'verb',
    compares: ({ request: { verb } }) => ({ field: '', client: verb, gateway: 'GET, POST' }),
    lenient: false,
    run: ({ request: { verb } }) => (verb === 'POST' || verb === 'GET' ? undefined : { code: 9 }),
  },
  {
    name: 'encoding',
    lenient: false,
    run: ({ received }) =>
      received.malformed === undefined
        ? undefined
        : { code: 47, subMessage: malformedText(received.malformed) },
  },
  {
    name: 'repeated',
    compares: comparesRepeats,
    lenient: true,
    run: ({ received: { repeated } }) =>
      repeated.length === 0
        ? undefined
        : {
            code: 41,
            subCode: `isv.invalid-parameter:${repeated[0] ?? ''}`,
            subMessage: 'sent more than once',
          },
  },
  { name: 'app_key', compares: comparesPresence('app_key'), lenient: false, run: missing('app_key', 28) },
  {
    name: 'app',
    compares: comparesParam('app_key', ({ gateway }) =>
      gateway.state.apps.values().map(({ appKey }) => appKey),
    ),
    lenient: true,
    run: ({ app }) => (app === undefined ? { code: 29, subCode: 'isv.appkey-not-exists' } : undefined),
  },
  { name: 'method', compares: comparesPresence('method'), lenient: false, run: missing('method', 21) },
  { name: 'v', compares: comparesPresence('v'), lenient: true, run: missing('v', 32) },
  {
    name: 'version',
    compares: comparesParam('v', () => ['2.0']),
    lenient: true,
    run: (subject) => {
      const version = param(subject.received, 'v')
      if (version === '2.0') return undefined
      return { code: /^\d+(\.\d+)?$/.test(version) ? 34 : 33 }
    },
  },
  {
    name: 'format',
    compares: comparesParam('format', () => ['json', 'xml']),
    lenient: true,
    run: (subject) =>
      ['', 'json', 'xml'].includes(param(subject.received, 'format')) ? undefined : { code: 23 },
  },
  {
    name: 'timestamp',
    compares: comparesPresence('timestamp'),
    lenient: true,
    run: missing('timestamp', 30),
  },
  {
    name: 'clock',
    compares: comparesClock('timestamp'),
    lenient: true,
    run: (subject) => {
      const text = param(subject.received, 'timestamp')
      // The official Python client stamps epoch milliseconds.
      const at = /^\d{13}$/.test(text) ? Number(text) : parseDateTime(text)
      const near = at !== undefined && Math.abs(at - subject.now) <= subject.gateway.settings.windowMs
      return near ? undefined : { code: 31 }
    },
  },
]
