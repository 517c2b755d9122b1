import { parseCompactDateTime } from '@paifang/wire'
import { param } from '../top/TopCase'
import type { Test } from '../world/Verdict'
import { isSigned, signMethodOf } from './checkSignature'
import { platformId, type OpretailCase } from './OpretailCase'

const missing = (name: string, code: number): Test<OpretailCase> => ({
  name,
  lenient: code !== 8,
  run: (subject) => (param(subject, name) === '' ? { code } : undefined),
})

const idFits = ({ app, route, received }: OpretailCase): boolean => {
  const id = received.params.get('_aid')
  return id === platformId || (route === 'cloud.api' && id === app?.applicationId)
}

const onTime = (subject: OpretailCase): boolean => {
  const at = parseCompactDateTime(param(subject, '_timestamp'))
  return at !== undefined && Math.abs(at - subject.now) <= subject.world.settings.opretailWindowMs
}

/** Judged in the order of the documented codes. @see opretail public return codes 1–17 */
export const opretailTests: ReadonlyArray<Test<OpretailCase>> = [
  {
    name: '_akey',
    lenient: true,
    // The official Java client sends no key with rsa: the application id has to do.
    run: (subject) =>
      param(subject, '_akey') === '' && param(subject, '_sm') !== 'rsa' ? { code: 1 } : undefined,
  },
  { name: 'key', lenient: true, run: ({ app }) => (app === undefined ? { code: 2 } : undefined) },
  { name: 'key valid', lenient: true, run: ({ app }) => (app?.expired === true ? { code: 3 } : undefined) },
  missing('_sm', 4),
  {
    name: 'sign method',
    lenient: true,
    run: (subject) =>
      subject.world.settings.opretailSignMethods.includes(signMethodOf(subject)) ? undefined : { code: 5 },
  },
  missing('_sig', 6),
  { name: 'signature', lenient: true, run: (subject) => (isSigned(subject) ? undefined : { code: 7 }) },
  missing('_mt', 8),
  {
    name: 'operation',
    lenient: false,
    run: ({ operation }) => (operation === undefined ? { code: 9 } : undefined),
  },
  missing('_requestMode', 10),
  missing('_aid', 11),
  { name: 'application', lenient: true, run: (subject) => (idFits(subject) ? undefined : { code: 12 }) },
  missing('_version', 13),
  missing('_timestamp', 14),
  {
    name: 'timestamp',
    lenient: true,
    run: (subject) =>
      parseCompactDateTime(param(subject, '_timestamp')) === undefined ? { code: 15 } : undefined,
  },
  { name: 'clock', lenient: true, run: (subject) => (onTime(subject) ? undefined : { code: 16 }) },
  {
    name: 'format',
    lenient: true,
    run: (subject) => (['', 'json', 'xml'].includes(param(subject, '_format')) ? undefined : { code: 17 }),
  },
]
