import type { Fact } from '../spec/Fact'
import type { DocumentedError } from '../spec/Spec'
import { clean } from '../text/clean'
import { isMembers, textOf } from '../document/Reading'

/** An error of a documentation record (`errorCode`, `errorMsg`) or of a catalogue (`code`, `message`); none without a code. */
export const documentedError = (value: unknown): ReadonlyArray<DocumentedError> => {
  if (!isMembers(value)) return []
  const code = clean(textOf(value['errorCode'] ?? value['code']) ?? '')
  const message = clean(textOf(value['errorMsg'] ?? value['message']) ?? '')
  const solution = clean(textOf(value['solution']) ?? '')
  if (code === '') return []
  return [{ code, ...(message === '' ? {} : { message }), ...(solution === '' ? {} : { solution }) }]
}

/** That errors of a document are left out, since no code tells them. */
export const lostErrors = (values: ReadonlyArray<unknown>): ReadonlyArray<Fact> => {
  const isLost = (value: unknown): boolean =>
    isMembers(value)
      ? documentedError(value).length === 0 &&
        clean(textOf(value['errorMsg'] ?? value['message']) ?? '') !== ''
      : (textOf(value) ?? '') !== ''
  const count = values.filter(isLost).length
  if (count === 0) return []
  const because = `${count === 1 ? 'an error without a code is' : `${count} errors without a code are`} left out`
  return [{ at: ['errors'], fact: 'incomplete', because }]
}
