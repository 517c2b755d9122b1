import { boolean, integer, limited, struct, text } from '@paifang/contract'
import { done, withBody } from '../control/body'
import type { Route } from '../control/Route'
import type { KeyRules, TopState } from './TopState'

const KeyBody = struct<{ readonly subject?: string; readonly isWithheld?: boolean }>('key', {
  optional: { subject: text, isWithheld: boolean },
})

const seconds = limited(integer, { minValue: 0 })

const RulesBody = struct<Omit<KeyRules, 'config'> & { readonly appKey: string }>('rules of keys', {
  required: { appKey: text },
  optional: { intervalS: seconds, maxIntervalS: seconds },
})

/** Versions of the keys of TOP, who has none, and for how long they are good. */
export const keyControls = (state: TopState): ReadonlyArray<Route> => [
  {
    verb: 'POST',
    path: '/keys/rotate',
    does: 'begins a new version of a key: {"subject"?: a session, or "_77"}, the application\'s without it',
    run: ({ body }) =>
      withBody(KeyBody, body, ({ subject }) => {
        state.rotateKey(subject)
        return done
      }),
  },
  {
    verb: 'POST',
    path: '/keys/withhold',
    does: 'answers 20005 in place of a key, until "isWithheld" is false: {"subject"?, "isWithheld"?}',
    run: ({ body }) =>
      withBody(KeyBody, body, ({ subject, isWithheld }) => {
        state.withholdKey(subject, isWithheld)
        return done
      }),
  },
  {
    verb: 'POST',
    path: '/keys/rules',
    does: 'for how long keys are fresh and good: {"appKey", "intervalS"?: 300, "maxIntervalS"?: 600}',
    run: ({ body }) =>
      withBody(RulesBody, body, ({ appKey, ...rules }) => {
        state.keyRules.put(appKey, { ...state.keyRules.get(appKey), ...rules })
        return done
      }),
  },
]
