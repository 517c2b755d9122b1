import { effect } from '@preact/signals'
import { render, type JSX } from 'preact'
import { Calls } from './calls/Calls'
import { Frame } from './frame/Frame'
import { listenToKeys } from './frame/keys'
import { showHidden } from './frame/showHidden'
import { later } from './frame/later'
import { followAddress, panes, route } from './frame/route'
import { showTheme } from './frame/theme'
import { createRows } from './rows/createRows'
import { follow } from './rows/follow'
import { createServer } from './server/createServer'
import type { Hello } from './contract'
import { takeToken } from './server/token'
import { words } from './words/language'

const Operations = later(() => import('./operations/Operations.js').then((of) => of.Operations))
const Signature = later(() => import('./signature/Signature.js').then((of) => of.Signature))
const Lab = later(() => import('./lab/Lab.js').then((of) => of.Lab))
const Jobs = later(() => import('./jobs/Jobs.js').then((of) => of.Jobs))
const Messages = later(() => import('./messages/Messages.js').then((of) => of.Messages))

const start = async (): Promise<void> => {
  const server = createServer(takeToken(), () => words.value)
  showTheme()
  showHidden()
  followAddress()
  listenToKeys()
  effect(() => {
    document.documentElement.lang = words.value.lang
    document.title = words.value.title
  })
  const answer = await server.get<Hello>('/api/hello')
  if ('failed' in answer) {
    const text = answer.failed.text
    render(
      <main>
        <h1>{words.value.title}</h1>
        <p class="problem">{text}</p>
      </main>,
      document.body,
    )
    return
  }
  const hello = answer.ok
  const rows = createRows()
  const following = hello.emulator === null ? undefined : follow(server, rows)
  const origin = hello.emulator ?? ''
  // Without folders there is nothing to go to; who goes there all the same is told how to name one.
  const shown = panes.filter((pane) => pane !== 'jobs' || hello.jobs.length > 0)
  const Page = (): JSX.Element => {
    const { pane } = route.value
    return (
      <Frame origin={origin} server={server} following={following} shown={shown}>
        {pane === 'signature' ? (
          <Signature server={server} hello={hello} />
        ) : pane === 'operations' ? (
          <Operations rows={rows} server={server} hello={hello} following={following} />
        ) : pane === 'jobs' ? (
          <Jobs server={server} folders={hello.jobs} isLinked={following !== undefined} />
        ) : following === undefined ? (
          <p class="empty">{words.value.noEmulator}</p>
        ) : pane === 'lab' ? (
          <Lab server={server} following={following} origin={origin} />
        ) : pane === 'messages' ? (
          <Messages server={server} following={following} origin={origin} />
        ) : (
          <Calls server={server} rows={rows} following={following} origin={origin} />
        )}
      </Frame>
    )
  }
  render(<Page />, document.body)
}

void start()
