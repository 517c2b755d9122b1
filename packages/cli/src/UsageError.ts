import type { Text } from './Command'

/** The command was used wrongly: exit code 2 and a sentence in the user's language. */
export class UsageError extends Error {
  constructor(readonly text: Text) {
    super(text.en)
  }
}
