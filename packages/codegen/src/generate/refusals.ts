import type { Sentence } from '../spec/Problem'
import type { GatewayDocuments } from './GatewayDocuments'

/** What a file is that holds no text at all, or nothing but white space. */
export const notText: Sentence = {
  en: 'no text: save the page as text or Markdown, not as PDF, picture or document of an office program',
  zh: '不是文本：请把页面存为文本或 Markdown，而不是 PDF、图片或办公文档',
}

const isHtml =
  /^\s*<(!doctype|html|head|body|meta|div|table|section|main|article|script)\b|^(MIME-Version|Snapshot-Content-Location):/im

/** A page as a browser saves it, which may have the lines of a page among its markup. */
export const isSavedHtml = (text: string): boolean =>
  /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype|html)\b|^(?:From: <Saved by|MIME-Version:)/i.test(
    text.slice(0, 4096),
  )

interface Known {
  readonly isOne: (text: string) => boolean
  readonly said: Sentence
}

/** Kinds of files that people save in the place of a document, and what to save instead. */
const known: ReadonlyArray<Known> = [
  {
    isOne: (text) => text.trim() === '',
    said: { en: 'empty: save the document again', zh: '内容为空：请重新保存文档' },
  },
  { isOne: (text) => /^%PDF-|^PK\u0003|^\u0089PNG|^\{\\rtf/.test(text), said: notText },
  {
    isOne: (text) => isSavedHtml(text) || isHtml.test(text.slice(0, 20_000)),
    said: {
      en: 'a page as HTML: save its text instead (select all, copy)',
      zh: '这是 HTML 页面：请改存页面的文字（全选、复制）',
    },
  },
  {
    isOne: (text) => /^\s*<[?\w]/.test(text),
    said: {
      en: 'XML alone, as an example shows it: it tells no types; save the page that it stands on',
      zh: '只有 XML 示例，没有类型说明：请保存示例所在的整个页面',
    },
  },
  {
    isOne: (text) =>
      /^\ufeff?"?(?:[^\n,;]{0,20}(?:参数|名称|字段)[^\n,;]{0,10}|[\w ]{0,20}(?:name|parameter|field)s?)"?[,;]"?[^\n,;]{0,20}(?:类型|type)"?[,;\n\r]/i.test(
        text.trimStart().slice(0, 200),
      ),
    said: {
      en: 'a table whose cells commas part (CSV): it tells no method, and none is read; save the whole page as text or Markdown',
      zh: '这是用逗号分隔的表格（CSV）：没有接口名，无法读取；请把整个页面存为文本或 Markdown',
    },
  },
  {
    isOne: (text) =>
      /^\s*\{[\s\S]{0,2000}"(openapi|swagger)"\s*:/.test(text) ||
      /^(?:#.*\n|\s)*['"]?(openapi|swagger)['"]?: *['"]?[\d.]/.test(text.slice(0, 2000)),
    said: {
      en: 'a description in OpenAPI: the platforms give none, and none is read; save their own document',
      zh: '这是 OpenAPI 描述：平台不提供这种文档，也无法读取；请保存平台自己的文档',
    },
  },
]

/** What programs for documentation and for trying calls write, by a member that only they have. */
const exported: ReadonlyArray<readonly [RegExp, string]> = [
  [/"apifoxProject"\s*:/, 'Apifox'],
  [/schema\.(?:get)?postman\.com/, 'Postman'],
  [/"(?:req_body_form|req_query|res_body_type)"\s*:/, 'YApi'],
  [/"page_content"\s*:/, 'ShowDoc'],
]

const exportOf = (text: string): Sentence | undefined => {
  const [, name] = /^\s*[[{]/.test(text)
    ? (exported.find(([sign]) => sign.test(text.slice(0, 20_000))) ?? [])
    : []
  return name === undefined
    ? undefined
    : {
        en: `an export of ${name}: none is read; save each page as text or Markdown`,
        zh: `这是 ${name} 的导出文件，无法读取：请把每个页面存为文本或 Markdown`,
      }
}

/** Why a text that no importer knows is none of the documents there are, and what to save instead. */
export const refusalOf = (text: string, gateways: ReadonlyArray<GatewayDocuments>): Sentence => {
  const found = known.find(({ isOne }) => isOne(text))
  if (found !== undefined) return found.said
  const ofProgram = exportOf(text)
  if (ofProgram !== undefined) return ofProgram
  const importers = gateways.flatMap((gateway) => gateway.importers)
  const forms = [...new Set(importers.map(({ title }) => title)), 'a spec']
  const save = (lang: 'en' | 'zh'): ReadonlyArray<string> =>
    gateways.flatMap(({ title, source }, i) =>
      source === undefined || gateways.findIndex((one) => one.source?.pages === source.pages) < i
        ? []
        : [lang === 'en' ? `of ${title}, ${source.save.en}` : `${title}：${source.save.zh}`],
    )
  const [en, zh] = [save('en'), save('zh')]
  return {
    en: `none of ${forms.join(', ')}${en.length === 0 ? '' : `. Save ${en.join('; ')}`}`,
    zh: `不是能读取的文档${zh.length === 0 ? '' : `。请保存 ${zh.join('；')}`}`,
  }
}
