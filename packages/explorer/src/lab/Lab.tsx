import type { JSX } from 'preact'
import { clockNow } from '../frame/second'
import type { Following } from '../rows/follow'
import type { Server } from '../server/createServer'
import { ClockPanel } from './ClockPanel'
import { Expectations } from './Expectations'
import { Faults } from './Faults'
import { Limits } from './Limits'
import { Sessions } from './Sessions'
import { State } from './State'
import { Stubs } from './Stubs'
import { useChanges } from './useChanges'
import { useSlowly } from './useFetched'

/** What goes wrong, what the time is, who may do how much: by hand, and the same as a line for a test. */
export const Lab = ({
  server,
  following,
  origin,
}: {
  server: Server
  following: Following
  origin: string
}): JSX.Element => {
  const { change, panel } = useChanges(server, origin)
  // With every call some table changes, and whether an expectation is met: nobody reads faster.
  const version = useSlowly(`${following.tables.value} ${following.calls.value}`, 300)
  const tables = useSlowly(following.tables.value, 150)
  // A day of minutes is much to ask for with every call.
  const minutes = useSlowly(`${following.calls.value} ${following.clock.value?.now ?? 0}`, 1000)
  const clock = following.clock.value
  return (
    <div class="lab">
      <div>
        <Faults server={server} change={change} version={following.faults.value} />
        <Limits server={server} change={change} version={`${tables} ${minutes}`} callsVersion={minutes} />
        <Expectations server={server} change={change} version={version} />
        <Stubs server={server} change={change} version={tables} />
      </div>
      <div>
        {panel}
        <ClockPanel clock={clock} change={change} />
        <Sessions
          server={server}
          change={change}
          version={tables}
          now={() => (clock === undefined ? Date.now() : clockNow(clock))}
          origin={origin}
        />
        <State server={server} change={change} version={tables} />
      </div>
    </div>
  )
}
