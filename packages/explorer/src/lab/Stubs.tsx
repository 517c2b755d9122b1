import type { AnswerSet } from '@paifang/emulator/control'
import type { JSX } from 'preact'
import { go } from '../frame/route'
import type { Server } from '../server/createServer'
import { words } from '../words/language'
import type { Change } from './Change'
import { useFetched } from './useFetched'

/** Answers that were set. */
export const Stubs = ({
  server,
  change,
  version,
}: {
  server: Server
  change: Change
  version: unknown
}): JSX.Element => {
  const answers = useFetched<ReadonlyArray<AnswerSet>>(server, '/answers', version) ?? []
  const { lab, stub } = words.value
  return (
    <section aria-labelledby="stubs">
      <h2 id="stubs">{lab.stubs}</h2>
      {answers.length === 0 ? (
        <p class="empty">{lab.noStubs}</p>
      ) : (
        <ul class="plain">
          {answers.map(({ method, given, times }) => (
            <li key={method}>
              <button type="button" onClick={() => go({ pane: 'operations', q: method })}>
                <code>{method}</code>
              </button>{' '}
              {stub.inForce(given, times)}{' '}
              <button
                type="button"
                aria-label={`${stub.remove} ${method}`}
                onClick={() => void change({ verb: 'DELETE', path: `/answers/${method}` })}
              >
                {stub.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
