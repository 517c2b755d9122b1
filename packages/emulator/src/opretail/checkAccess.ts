import { comparesGrant, comparesParam, comparesRepeats, listed } from '../gateway/compared'
import { hidden } from '../journal/hidden'
import { malformedText } from '../http/malformed'
import { param } from '../http/Received'
import type { Refusal } from '../gateway/Refusal'
import type { Test } from '../gateway/CheckResult'
import { bodyMembers } from './bodyMembers'
import type { OpretailRequest } from './OpretailRequest'

/** @see opretail protocol, tokens and login: seen by integrators in `stat.code`, not among the public codes */
const noToken: Refusal = { code: 9_990_001 }

/** Remembers a call by its signature: the same bytes within the window are a repeat. */
const isRepeat = (subject: OpretailRequest): boolean => {
  const { gateway, now } = subject
  const { replayMs } = gateway.settings
  if (replayMs <= 0) return false
  const { replays } = gateway.state
  const key = `${subject.app?.accessKey ?? ''} ${param(subject.received, '_sig')}`
  const before = replays.get(key)
  replays.put(key, now)
  return before !== undefined && now - before < replayMs
}

/** @see opretail protocol, request: `_requestMode` */
const verbs = ['GET', 'POST', 'PUT', 'DELETE']

/** After the public parameters: token, permission, repeated call. */
export const accessTests: ReadonlyArray<Test<OpretailRequest>> = [
  {
    name: 'token',
    compares: ({ token }) => ({ field: 'authenticator', client: token === '' ? '' : hidden, gateway: '…' }),
    lenient: true,
    run: ({ token, operation }) => (operation?.session === 'required' && token === '' ? noToken : undefined),
  },
  {
    name: 'token valid',
    compares: ({ token, app, now, grant }) =>
      comparesGrant('authenticator', token, { app: app?.accessKey ?? '', now, grant }),
    lenient: true,
    run: ({ token, grant, now }) => {
      if (token === '') return undefined
      const dead =
        grant === undefined || grant.revoked || (grant.expiresAt !== undefined && grant.expiresAt <= now)
      return dead ? noToken : undefined
    },
  },
  {
    name: 'verb',
    compares: ({ request: { verb } }) => ({ field: '', client: verb, gateway: listed(verbs) }),
    lenient: true,
    // Which code the gateway has for another verb is not documented.
    run: ({ request: { verb }, gateway }) =>
      verbs.includes(verb)
        ? undefined
        : { code: gateway.settings.parameterCode, message: `the verb must be one of ${verbs.join(', ')}` },
  },
  {
    name: 'body',
    lenient: false,
    run: (subject) => {
      const members = bodyMembers(subject)
      return typeof members === 'string'
        ? { code: subject.gateway.settings.parameterCode, message: members }
        : undefined
    },
  },
  {
    name: 'encoding',
    lenient: false,
    run: ({ received, gateway }) =>
      received.malformed === undefined
        ? undefined
        : { code: gateway.settings.parameterCode, message: malformedText(received.malformed) },
  },
  {
    name: 'repeated',
    compares: comparesRepeats,
    lenient: true,
    run: ({ received: { repeated }, gateway }) =>
      repeated.length === 0
        ? undefined
        : {
            code: gateway.settings.parameterCode,
            message: `${repeated[0] ?? ''} was sent more than once`,
          },
  },
  { name: 'repeat', lenient: true, run: (subject) => (isRepeat(subject) ? { code: -100 } : undefined) },
  {
    name: 'permission',
    compares: comparesParam('_mt', ({ app }) => app?.permissions ?? ['…']),
    lenient: false,
    run: ({ app, operation }) =>
      app?.permissions === undefined || app.permissions.includes(operation?.method ?? '')
        ? undefined
        : { code: 9 },
  },
]
