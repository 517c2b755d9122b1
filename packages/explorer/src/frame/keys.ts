import { go, type Pane } from './route'

const behindG: Readonly<Record<string, Pane>> = {
  c: 'calls',
  o: 'operations',
  s: 'signature',
  l: 'lab',
  m: 'messages',
  j: 'jobs',
}

const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)

/** Keys that work wherever nobody is typing. */
export const listenToKeys = (): void => {
  let waitsForPane = false
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      document.querySelector<HTMLElement>('[role$=grid]')?.focus()
      return
    }
    if ((event.metaKey || event.ctrlKey) && event.key === 'k') {
      event.preventDefault()
      document.querySelector<HTMLElement>('[data-key=K]')?.click()
      return
    }
    if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return
    const pane = waitsForPane ? behindG[event.key] : undefined
    waitsForPane = event.key === 'g'
    if (pane !== undefined) go({ pane })
    else if (event.key === '/') {
      event.preventDefault()
      document.getElementById('filter')?.focus()
    } else {
      const named = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`)
      if (named === null) return
      // The letter would go into a field that opens with it.
      event.preventDefault()
      named.click()
    }
  })
}
