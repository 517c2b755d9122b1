import { scrub, type Hidden } from './scrub'

const longest = 200
/** More than is shown in the end: what is masked takes less room. */
const readAtMost = 4_096

const isJson = (text: string): boolean => /^\s*[[{"]/.test(text)
const isXml = (text: string): boolean =>
  /^\s*<(?!!doctype html|html|head|body|h\d|p\b|div|center)/i.test(text)

/** Values out, structure in: a member's name stays, its text and its long numbers do not. */
const maskJson = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\[^])*(?:"(\s*:)?|$)|-?\d[\d.eE+-]{3,}/g, (found, colon?: string) =>
    colon === undefined ? '***' : found,
  )

const maskXml = (text: string): string =>
  text.replace(/>[^<]+/g, (found) => (/^>\s*$/.test(found) ? found : '>***')).replace(/"[^"]*"/g, '"***"')

const maskText = (text: string): string => text.replace(/\d{5,}/g, '***')

/**
 * The beginning of an answer that could not be read, for a person: one line of at most 200 characters. What is hidden is
 * taken out first, while it still stands as it was sent. Then, of JSON and XML only names and short numbers are shown, of
 * anything else (an outage page) the text without long numbers. The cut comes last.
 */
export const excerptOf = (text: string, hidden: Hidden): string => {
  const start = scrub(text.slice(0, readAtMost), hidden, { isCut: true })
  const masked = isJson(start) ? maskJson(start) : isXml(start) ? maskXml(start) : maskText(start)
  return masked
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/(?:\*\*\*){2,}/g, '***')
    .trim()
    .slice(0, longest)
}
