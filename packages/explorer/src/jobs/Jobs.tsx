import type { JSX } from 'preact'
import { go, route } from '../frame/route'
import type { Server } from '../server/createServer'
import type { JobLine, JobList } from '../contract'
import { JobDetail } from './JobDetail'
import { JobTable } from './JobTable'
import { usePolled } from './usePolled'
import { words } from '../words/language'
import { jobWords } from './words/words'

/** What runs, or wants somebody, stands first; then what showed life last. */
const order: ReadonlyArray<JobLine['state']> = ['running', 'waiting', 'interrupted', 'stopped', 'ended']

const inOrder = (jobs: ReadonlyArray<JobLine>): ReadonlyArray<JobLine> =>
  [...jobs].sort((one, other) => {
    const by = order.indexOf(one.state) - order.indexOf(other.state)
    if (by !== 0) return by
    // Those that run show life all the time: by their names they stay in their places.
    if (one.state === 'running' || one.state === 'waiting') return one.job < other.job ? -1 : 1
    return other.toldMs - one.toldMs
  })

/** Jobs of folders of this machine, which run or ran in other processes; nothing of them is held up by looking. */
export const Jobs = ({
  server,
  folders,
  isLinked,
}: {
  server: Server
  folders: ReadonlyArray<string>
  isLinked: boolean
}): JSX.Element => {
  const say = jobWords.value
  const { value: list, problem } = usePolled<JobList>(server, '/api/jobs')
  const { q: open } = route.value
  if (folders.length === 0) return <p class="empty">{say.noFolder}</p>
  if (list === undefined) return problem === '' ? <p aria-busy="true" /> : <p class="problem">{problem}</p>
  return (
    <div class="jobs">
      {problem !== '' && <p class="problem">{`${problem} ${say.stale}`}</p>}
      {list.damaged.map((text) => (
        <p key={text.en} class="problem" role="status">
          {text[words.value.lang]}
        </p>
      ))}
      <section aria-label={say.jobs}>
        {list.jobs.length === 0 && list.damaged.length === 0 && (
          <div class="empty">
            <p>{say.none}</p>
            <p>{say.noneHint(list.folders.join(' · '))}</p>
          </div>
        )}
        {list.jobs.length > 0 && (
          <JobTable
            jobs={inOrder(list.jobs)}
            open={open}
            choose={(id) => go({ pane: 'jobs', q: id === open ? '' : id })}
          />
        )}
      </section>
      {list.jobs.length > 0 &&
        (open === '' ? (
          <p class="empty">{say.pick}</p>
        ) : (
          <JobDetail key={open} id={open} server={server} isLinked={isLinked} />
        ))}
    </div>
  )
}
