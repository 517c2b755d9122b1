import { decodeHTML } from 'entities'

/**
 * Text of a document, fit to stand in ours: entities decoded, markup and control characters removed, line breaks
 * kept, spaces folded.
 */
export const clean = (text: string): string => (plain.test(text) ? text : cleaned(text))

const plain = /^[!-%'-;=?-~\u4e00-\u9fff]*$/

const cleaned = (text: string): string =>
  decodeHTML(text.replace(/<br\s*\/?>|<\/(p|div|li|tr|h\d)>/gi, '\n').replace(/<\/?[a-zA-Z][^<>]*>/g, ''))
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
    .replace(/[\t \u00a0\u3000]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** Markup that pages set in small texts; the brackets of `List<Long>` are none. */
const markup = /<\/?(?:a|b|br|code|div|em|font|i|nobr|p|span|strong|sub|sup|td|tr|u)(?:\s[^<>]*)?\/?>/g

/** The text of a type, fit to stand in ours: as `clean`, but with what it says of its items. */
export const cleanType = (type: string): string => clean(type.replace(markup, ' ').replace(/</g, '&lt;'))
