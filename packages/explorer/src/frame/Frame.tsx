import { Options } from './Options'
import { computed } from '@preact/signals'
import { formatDateTime } from '@paifang/wire'
import { useRef } from 'preact/hooks'
import type { ComponentChildren, JSX } from 'preact'
import type { Following } from '../rows/follow'
import type { Server } from '../server/createServer'
import { chooseLanguage, words } from '../words/language'
import { go, route, type Pane } from './route'
import { Palette } from './Palette'
import { clockNow, second } from './second'
import { chooseTheme, theme, themes } from './theme'

const Clock = ({ following }: { following: Following }): JSX.Element | null => {
  const clock = following.clock.value
  if (clock === undefined) return null
  const { clock: name, frozen } = words.value
  return (
    <span class="clock">
      {name} <time>{formatDateTime(clockNow(clock))}</time> GMT+8{clock.frozen ? ` ❄ ${frozen}` : ''}
    </span>
  )
}

const LinkState = ({ following }: { following: Following }): JSX.Element => {
  const text = computed(() => {
    const link = following.link.value
    const { link: say, refused } = words.value
    if (link.state === 'refused') return refused
    return link.state === 'lost'
      ? say.lost(Math.max(0, Math.ceil((link.againAt - second.value) / 1000)))
      : say[link.state]
  })
  return (
    <span class={`link ${following.link.value.state}`}>
      <span aria-hidden="true">●</span> {text}
    </span>
  )
}

const Banners = ({ following }: { following: Following }): JSX.Element | null => {
  const settings = following.settings.value
  const { banners, restarted } = words.value
  const texts = [
    settings?.lenient === true ? banners.lenient : '',
    settings?.showSensitive === true ? banners.sensitive : '',
    settings?.exposed === true ? banners.exposed : '',
    following.restarted.value ? restarted : '',
  ].filter((text) => text !== '')
  if (texts.length === 0) return null
  return (
    <aside class="banners">
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </aside>
  )
}

const Keys = ({ onClose }: { onClose: () => void }): JSX.Element => {
  const { keys, keyList, close } = words.value
  return (
    <>
      <h2>{keys}</h2>
      <dl>
        {keyList.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={onClose}>
        {close}
      </button>
    </>
  )
}

/** Header, panes, banners; what is chosen stands in the address. */
export const Frame = ({
  origin,
  following,
  server,
  shown,
  children,
}: {
  origin: string
  server: Server
  following: Following | undefined
  /** Panes that can be gone to. */
  shown: ReadonlyArray<Pane>
  children: ComponentChildren
}): JSX.Element => {
  const say = words.value
  const dialog = useRef<HTMLDialogElement>(null)
  return (
    <>
      <header>
        <h1>
          <span lang="zh">牌坊</span> Paifang
        </h1>
        <span class="origin">{origin}</span>
        {following !== undefined && <LinkState following={following} />}
        {following !== undefined && <Clock following={following} />}
        <span class="grow" />
        <Palette server={server} panes={shown} />
        <button
          type="button"
          title={say.language}
          lang={say.lang === 'zh' ? 'en' : 'zh'}
          onClick={() => chooseLanguage(say.lang === 'zh' ? 'en' : 'zh')}
        >
          {say.lang === 'zh' ? 'English' : '中文'}
        </button>
        <label>
          <span class="hidden">{say.theme}</span>
          <select
            value={theme.value}
            onChange={({ currentTarget }) =>
              chooseTheme(themes.find((one) => one === currentTarget.value) ?? 'auto')
            }
          >
            <Options values={themes} shown={say.themes} />
          </select>
        </label>
        <button type="button" data-key="?" aria-label={say.keys} onClick={() => dialog.current?.showModal()}>
          ?
        </button>
      </header>
      <nav aria-label={say.pane}>
        {shown.map((pane) => (
          <a
            key={pane}
            href={`#/${pane}`}
            aria-current={route.value.pane === pane ? 'page' : undefined}
            onClick={(event) => {
              event.preventDefault()
              go({ pane })
            }}
          >
            {say.panes[pane]}
          </a>
        ))}
      </nav>
      {following !== undefined && <Banners following={following} />}
      <main>{children}</main>
      <dialog ref={dialog} aria-label={say.keys}>
        <Keys onClose={() => dialog.current?.close()} />
      </dialog>
    </>
  )
}
