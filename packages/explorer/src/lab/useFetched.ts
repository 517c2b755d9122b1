import { useEffect, useRef, useState } from 'preact/hooks'
import type { Server } from '../server/createServer'

/** What a path answers, asked for again whenever `version` changes; `undefined` until it came, or where it is refused. */
export const useFetched = <A>(server: Server, path: string, version: unknown): A | undefined => {
  const [value, setValue] = useState<A | undefined>(undefined)
  useEffect(() => {
    let isWanted = true
    void server.get<A>(`/api/emulator${path}`).then((answer) => {
      if (isWanted) setValue('ok' in answer ? answer.ok : undefined)
    })
    return () => {
      isWanted = false
    }
  }, [path, version])
  return value
}

/** The same value, at most once in so many ms, and the last one always: for what changes with every call. */
export const useSlowly = <A>(value: A, ms: number): A => {
  const [shown, setShown] = useState(value)
  const last = useRef(0)
  useEffect(() => {
    const timer = setTimeout(
      () => {
        last.current = Date.now()
        setShown(value)
      },
      Math.max(0, last.current + ms - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [value])
  return shown
}
