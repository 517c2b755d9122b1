import type { BuiltInHandler } from './BuiltInHandler'

/** Keeps every input, numbered, and answers as the document's example does. */
export const keepSaves: BuiltInHandler = (operation, example) => (input, context) => () => {
  const { state, app, now } = context
  state.save({ method: operation.method, app, at: now, input })
  return example(input, context)()
}
