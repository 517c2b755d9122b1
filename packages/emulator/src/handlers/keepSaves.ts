import type { Built } from './Built'

/** Keeps every input, numbered, and answers as the document's example does. */
export const keepSaves: Built = (operation, example) => (input, context) => () => {
  const { state, app, now } = context
  const { saves } = state.tables
  const last = Number(saves.youngest() ?? 0)
  saves.put(String(last + 1), { method: operation.method, app, at: now, input })
  return example(input, context)()
}
