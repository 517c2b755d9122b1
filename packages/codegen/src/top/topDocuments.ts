import { map } from 'fp-ts/Either'
import { err, isErr, ok } from '@paifang/result'
import type { GatewayDocuments } from '../generate/GatewayDocuments'
import { defaultBaseUrl } from '../fetch/FetchOptions'
import { importTopPage } from './importTopPage'
import { isTopPage } from './page/sections'
import type { Spec } from '../spec/Spec'
import { importCatalogue } from './importCatalogue'
import { importTopDocument } from './importTopDocument'
import { isMembers } from '../document/Reading'

const one = map((spec: Spec): ReadonlyArray<Spec> => [spec])

const isRecord = (value: unknown): boolean =>
  isMembers(value) && ['data', 'requestParams', 'responseParams', 'errMsg'].some((name) => name in value)

/** A list of records, as people gather them, reads as its records. */
const recordsOf = (json: unknown): ReadonlyArray<unknown> => (Array.isArray(json) ? json : [json])

/** Documents of TOP: records of its documentation service, pages copied from it, and catalogues made of either. */
export const topDocuments: GatewayDocuments = {
  name: 'top',
  title: 'TOP',
  source: {
    pages: 'https://open.taobao.com/docCenter',
    save: {
      en: 'the text of its page (select all, copy, into a .txt file), or the answer of getDocument.json that the page loads',
      zh: '页面的文字（全选、复制，存为 .txt 文件），或页面加载的 getDocument.json 响应',
    },
    service: defaultBaseUrl,
  },
  importers: [
    {
      title: 'a TOP catalogue',
      reads: ({ json }) => isMembers(json) && 'apis' in json,
      read: ({ json }, options) => importCatalogue(json, options),
    },
    {
      title: 'a TOP documentation record',
      // Failures of the service, too: the importer says what they say.
      reads: ({ json }) => recordsOf(json).some(isRecord),
      read: ({ json }, options) => {
        const read = recordsOf(json).map((record) => importTopDocument(record, options))
        const problems = read.flatMap((result) => (isErr(result) ? result.left : []))
        return problems.length > 0
          ? err(problems)
          : ok(read.flatMap((result) => (isErr(result) ? [] : [result.right])))
      },
    },
    {
      title: 'a TOP page',
      reads: ({ text, json }) => json === undefined && isTopPage(text),
      read: ({ text }, options) => one(importTopPage(text, options)),
    },
  ],
  client: {
    create: 'createTopClient',
    from: '@paifang/gateway-top',
    options: [
      "  appKey: process.env['TOP_APP_KEY'] ?? '',",
      "  appSecret: process.env['TOP_APP_SECRET'] ?? '',",
      "  endpoint: process.env['TOP_ENDPOINT'] ?? '',",
    ],
    session: "  session: process.env['TOP_SESSION'] ?? '',",
  },
}
