import { useEffect, useState } from 'preact/hooks'
import type { ComponentType, JSX } from 'preact'
import { words } from '../words/language'

/** A pane of a file of its own, which is loaded when somebody first goes there. */
export const later = <P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> => {
  let Loaded: ComponentType<P> | undefined
  return (props: P): JSX.Element => {
    const [state, setState] = useState<'waiting' | 'here' | 'lost'>('waiting')
    useEffect(() => {
      if (Loaded !== undefined) return
      load().then(
        (found) => {
          Loaded = found
          setState('here')
        },
        () => setState('lost'),
      )
    }, [])
    if (Loaded !== undefined) return <Loaded {...props} />
    return state === 'lost' ? <p class="problem">{words.value.serverGone}</p> : <p aria-busy="true" />
  }
}
