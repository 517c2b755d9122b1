import { formatCompactDateTime, parseCompactDateTime } from '@paifang/wire'
import { comparesClock, comparesOperation, comparesParam, comparesPresence } from '../gateway/compared'
import { param } from '../http/Received'
import type { Test } from '../gateway/CheckResult'
import { isSigned, signMethodOf } from './checkSignature'
import { platformId, type OpretailRequest } from './OpretailRequest'
import { notGivenIn } from '../gateway/notGiven'

const missing = (name: string, code: number): Test<OpretailRequest> => ({
  name,
  lenient: code !== 8,
  compares: comparesPresence(name, name === '_sig'),
  run: (subject) => (param(subject.received, name) === '' ? { code } : undefined),
})

const idFits = ({ app, route, received }: OpretailRequest): boolean => {
  const id = received.params.get('_aid')
  return id === platformId || (route === 'cloud.api' && id === app?.applicationId)
}

const onTime = (subject: OpretailRequest): boolean => {
  const at = parseCompactDateTime(param(subject.received, '_timestamp'))
  return at !== undefined && Math.abs(at - subject.now) <= subject.gateway.settings.windowMs
}

/** Judged in the order of the documented codes. @see opretail public return codes 1–17 */
export const protocolTests: ReadonlyArray<Test<OpretailRequest>> = [
  {
    name: '_akey',
    compares: comparesPresence('_akey'),
    lenient: true,
    // The official Java client sends no key with rsa: the application id has to do.
    run: (subject) =>
      param(subject.received, '_akey') === '' && param(subject.received, '_sm') !== 'rsa'
        ? { code: 1 }
        : undefined,
  },
  {
    name: 'key',
    compares: comparesParam('_akey', ({ gateway }) =>
      gateway.state.apps.values().map(({ accessKey }) => accessKey),
    ),
    lenient: true,
    run: ({ app }) => (app === undefined ? { code: 2 } : undefined),
  },
  { name: 'key valid', lenient: true, run: ({ app }) => (app?.expired === true ? { code: 3 } : undefined) },
  missing('_sm', 4),
  {
    name: 'sign method',
    compares: comparesParam('_sm', ({ gateway }) => gateway.settings.signMethods),
    lenient: true,
    run: (subject) =>
      subject.gateway.settings.signMethods.includes(signMethodOf(subject)) ? undefined : { code: 5 },
  },
  missing('_sig', 6),
  { name: 'signature', lenient: true, run: (subject) => (isSigned(subject) ? undefined : { code: 7 }) },
  missing('_mt', 8),
  {
    name: 'operation',
    compares: comparesOperation('_mt', 'opretail'),
    lenient: false,
    run: ({ operation, received, context }) => {
      if (operation !== undefined) return undefined
      const [method, version] = [param(received, '_mt'), param(received, '_version')]
      return { code: 9, message: notGivenIn(context.operations, 'opretail', method, version) }
    },
  },
  missing('_requestMode', 10),
  missing('_aid', 11),
  {
    name: 'application',
    compares: comparesParam('_aid', ({ app, route }) =>
      route === 'cloud.api' && app !== undefined ? [platformId, app.applicationId] : [platformId],
    ),
    lenient: true,
    run: (subject) => (idFits(subject) ? undefined : { code: 12 }),
  },
  missing('_version', 13),
  missing('_timestamp', 14),
  {
    name: 'timestamp',
    compares: comparesParam('_timestamp', () => ['yyyyMMddHHmmss']),
    lenient: true,
    run: (subject) =>
      parseCompactDateTime(param(subject.received, '_timestamp')) === undefined ? { code: 15 } : undefined,
  },
  {
    name: 'clock',
    compares: comparesClock('_timestamp', formatCompactDateTime),
    lenient: true,
    run: (subject) => (onTime(subject) ? undefined : { code: 16 }),
  },
  {
    name: 'format',
    compares: comparesParam('_format', () => ['json', 'xml']),
    lenient: true,
    run: (subject) =>
      ['', 'json', 'xml'].includes(param(subject.received, '_format')) ? undefined : { code: 17 },
  },
]
