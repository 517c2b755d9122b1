import { map } from 'fp-ts/Either'
import { isMembers } from '../document/Reading'
import type { GatewayDocuments } from '../generate/GatewayDocuments'
import type { Spec } from '../spec/Spec'
import { importOpretailCatalogue } from './importOpretailCatalogue'
import { importOpretailPage } from './importOpretailPage'
import { isOpretailPage } from './pageSections'

const one = map((spec: Spec): ReadonlyArray<Spec> => [spec])

/** Documents of opretail: its pages, in any rendering, and catalogues made of them. */
export const opretailDocuments: GatewayDocuments = {
  name: 'opretail',
  title: 'opretail',
  source: {
    pages: 'https://docs.open.opretail.com',
    save: {
      en: 'the text of its page (select all, copy, into a .txt file)',
      zh: '页面的文字（全选、复制，存为 .txt 文件）',
    },
  },
  importers: [
    {
      title: 'an opretail catalogue',
      reads: ({ json }) =>
        Array.isArray(json) && (json.length === 0 || json.some((one) => isMembers(one) && 'method' in one)),
      read: ({ json }, options) => importOpretailCatalogue(json, options),
    },
    {
      title: 'an opretail page',
      reads: ({ text, json }) => json === undefined && isOpretailPage(text),
      read: ({ text }, options) => one(importOpretailPage(text, options)),
    },
  ],
  client: {
    create: 'createOpretailClient',
    from: '@paifang/gateway-opretail',
    options: [
      "  accessKey: process.env['OPRETAIL_ACCESS_KEY'] ?? '',",
      "  accessSecret: process.env['OPRETAIL_ACCESS_SECRET'] ?? '',",
      "  applicationId: process.env['OPRETAIL_APPLICATION_ID'] ?? 'S107',",
      "  endpoint: process.env['OPRETAIL_ENDPOINT'] ?? '',",
    ],
    session: "  session: process.env['OPRETAIL_TOKEN'] ?? '',",
  },
}
