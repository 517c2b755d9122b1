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
