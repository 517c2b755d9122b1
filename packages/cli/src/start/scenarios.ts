import { opretailCalls } from './opretail/calls'
import { opretailFailures } from './opretail/failures'
import type { Scenario } from './Scenario'
import { topCalls } from './top/calls'
import { topFailures } from './top/failures'

/** The five operations of the main job, and seven ways to fail. */
export const scenarios: ReadonlyArray<Scenario> = [
  ...topCalls,
  ...opretailCalls,
  ...topFailures,
  ...opretailFailures,
]
