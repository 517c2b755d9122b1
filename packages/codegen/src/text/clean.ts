import { decodeHTML } from 'entities'

/**
 * Text of a document, fit to stand in ours: entities decoded, markup and control characters removed, line breaks
 * kept, spaces folded. What only looks like markup stays: `List<Item>`, `a<b and c>d`, XML that an example shows.
 */
export const clean = (text: string): string => (plain.test(text) ? text : cleaned(text))

const plain = /^[!-%'-;=?-~\u4e00-\u9fff]*$/

const elements =
  'a|abbr|b|big|blockquote|br|center|code|dd|del|div|dl|dt|em|font|h[1-6]|hr|i|iframe|img|ins|kbd|label|li|mark|nobr|ol|p|pre|' +
  'q|s|samp|script|section|small|span|strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var'

/** A tag that a browser does not show, with nothing behind its name but what a tag may have there. */
const tag = new RegExp(`<(/?)(${elements})(?:\\s[^<>=]*=[^<>]*|\\s*)/?>`, 'gi')

const isElement = new RegExp(`^(?:${elements})$`, 'i')

/** Whether a text is XML as a whole, whose tags are its value. */
const isXml = (text: string): boolean => {
  const bare = text.trim()
  const name = /^<([A-Za-z_][\w:.-]*)/.exec(bare)?.[1]
  if (name === undefined) return /^<\?xml\s/i.test(bare)
  return bare.endsWith(`</${name}>`) && !isElement.test(name)
}

const endsLine = (slash: string, name: string): boolean =>
  /^br$/i.test(name) || (slash !== '' && /^(?:p|div|li|tr|h\d)$/i.test(name))

const withoutTags = (text: string): string =>
  isXml(text)
    ? text
    : text.replace(tag, (_, slash: string, name: string) => (endsLine(slash, name) ? '\n' : ''))

const cleaned = (text: string): string =>
  decodeHTML(withoutTags(text))
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
    .replace(/[\t \u00a0\u3000]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** Markup that pages set in small texts; the brackets of `List<Long>` are none. */
const markup = /<\/?(?:a|b|br|code|div|em|font|i|nobr|p|span|strong|sub|sup|td|tr|u)(?:\s[^<>]*)?\/?>/g

/** The text of a name or of a type, fit to stand in ours: as `clean`, but with all that stands in brackets. */
export const cleanWord = (word: string): string => clean(word.replace(markup, ' ').replace(/</g, '&lt;'))
