import { param } from '../top/TopCase'
import type { Refusal } from '../world/Refusal'
import type { Test } from '../world/Verdict'
import type { OpretailCase } from './OpretailCase'

/** @see opretail protocol, tokens and login: seen by integrators in `stat.code`, not among the public codes */
const noToken: Refusal = { code: 9_990_001 }

/** Remembers a call by its signature: the same bytes within the window are a repeat. */
const isRepeat = (subject: OpretailCase): boolean => {
  const { world, now } = subject
  const { opretailReplayMs } = world.settings
  if (opretailReplayMs <= 0) return false
  const { replays } = world.state.tables
  const key = `${subject.app?.accessKey ?? ''} ${param(subject, '_sig')}`
  const before = replays.get(key)
  replays.put(key, now)
  return before !== undefined && now - before < opretailReplayMs
}

/** After the public parameters: token, permission, repeated call. */
export const accessTests: ReadonlyArray<Test<OpretailCase>> = [
  {
    name: 'token',
    lenient: true,
    run: ({ token, operation }) => (operation?.session === 'required' && token === '' ? noToken : undefined),
  },
  {
    name: 'token valid',
    lenient: true,
    run: ({ token, grant, now }) => {
      if (token === '') return undefined
      const dead =
        grant === undefined || grant.revoked || (grant.expiresAt !== undefined && grant.expiresAt <= now)
      return dead ? noToken : undefined
    },
  },
  {
    name: 'encoding',
    lenient: false,
    run: ({ received, world }) =>
      received.malformed
        ? { code: world.settings.opretailParameterCode, message: 'a parameter is not UTF-8' }
        : undefined,
  },
  {
    name: 'repeated',
    lenient: true,
    run: ({ received: { repeated }, world }) =>
      repeated.length === 0
        ? undefined
        : {
            code: world.settings.opretailParameterCode,
            message: `${repeated[0] ?? ''} was sent more than once`,
          },
  },
  { name: 'repeat', lenient: true, run: (subject) => (isRepeat(subject) ? { code: -100 } : undefined) },
]
