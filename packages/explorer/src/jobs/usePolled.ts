import { useEffect, useState } from 'preact/hooks'
import type { Server } from '../server/createServer'

/** How something stands, as it was answered last. */
export interface Polled<A> {
  /** `undefined` until there is an answer. */
  readonly value: A | undefined
  /** Why there is no newer one; `''`: there is. */
  readonly problem: string
}

const everyMs = 1000

/**
 * Asks again a second after each answer while the page is in sight, one request at a time: what is told of by no event.
 * A change of `version` asks at once.
 */
export const usePolled = <A>(server: Server, path: string, version: unknown = 0): Polled<A> => {
  const [polled, setPolled] = useState<Polled<A> & { readonly path: string }>({
    value: undefined,
    problem: '',
    path,
  })
  useEffect(() => {
    let isWanted = true
    let timer: ReturnType<typeof setTimeout> | undefined
    let isAsking = false
    const ask = async (): Promise<void> => {
      if (isAsking || document.hidden) return
      isAsking = true
      clearTimeout(timer)
      const answer = await server.get<A>(path)
      isAsking = false
      if (!isWanted) return
      setPolled((before) =>
        'ok' in answer
          ? { value: answer.ok, problem: '', path }
          : { value: before.path === path ? before.value : undefined, problem: answer.failed.text, path },
      )
      timer = setTimeout(() => void ask(), everyMs)
    }
    const onSight = (): void => void ask()
    document.addEventListener('visibilitychange', onSight)
    void ask()
    return () => {
      isWanted = false
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onSight)
    }
  }, [path, version])
  return polled.path === path ? polled : { value: undefined, problem: '' }
}
