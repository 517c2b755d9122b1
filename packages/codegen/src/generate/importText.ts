import { err, isErr, ok, type Result } from '@paifang/result'
import { importCatalogue } from '../document/importCatalogue'
import { importOpretailCatalogue } from '../document/importOpretailCatalogue'
import { importTopDocument } from '../document/importTopDocument'
import { isMembers } from '../document/Reading'
import { importOpretailPage } from '../opretail/importOpretailPage'
import { isOpretailPage } from '../opretail/pageSections'
import { importTopPage, type PageOptions } from '../page/importTopPage'
import { importSpec } from '../schema/importSpec'
import { problem, type Problem } from '../spec/Problem'
import type { Spec } from '../spec/Spec'

type Imported = Result<ReadonlyArray<Problem>, ReadonlyArray<Spec>>

const one = (result: Result<ReadonlyArray<Problem>, Spec>): Imported =>
  isErr(result) ? result : ok([result.right])

const importJson = (value: unknown, options: PageOptions): Imported => {
  if (Array.isArray(value)) return importOpretailCatalogue(value, options)
  if (isMembers(value) && 'format' in value) return one(importSpec(value, options))
  if (isMembers(value) && 'apis' in value) return importCatalogue(value, options)
  return one(importTopDocument(value, options))
}

/** The specs in a document of any form we read, told by its contents. */
export const importText = (text: string, options: PageOptions): Imported => {
  const start = text.replace(/^\ufeff/, '').trimStart()
  if (/^[[{]/.test(start))
    try {
      return importJson(JSON.parse(start) as unknown, options)
    } catch {
      return err([problem([options.document], 'not JSON')])
    }
  if (isOpretailPage(text)) return one(importOpretailPage(text, options))
  if (text.includes('请求参数')) return one(importTopPage(text, options))
  return err([
    problem(
      [options.document],
      'neither a TOP documentation record or page, an opretail page, a catalogue, nor a spec',
    ),
  ])
}
