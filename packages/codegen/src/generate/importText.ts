import { err, isErr, ok, type Result } from '@paifang/result'
import { isMembers } from '../document/Reading'
import type { PageOptions } from '../document/PageOptions'
import { importSpec } from '../schema/importSpec'
import { problem, type Problem } from '../spec/Problem'
import type { Spec } from '../spec/Spec'
import type { GatewayDocuments, LoadedDocument } from './GatewayDocuments'
import { shippedGateways } from './shippedGateways'

type Imported = Result<ReadonlyArray<Problem>, ReadonlyArray<Spec>>

const load = (text: string): LoadedDocument | undefined => {
  const start = text.replace(/^\ufeff/, '').trimStart()
  if (!/^[[{]/.test(start)) return { text }
  try {
    return { text, json: JSON.parse(start) as unknown }
  } catch {
    return undefined
  }
}

/** The specs in a document of any form that some gateway reads, or in a spec file, told by its contents. */
export const importText = (
  text: string,
  options: PageOptions,
  gateways: ReadonlyArray<GatewayDocuments> = shippedGateways,
): Imported => {
  const loaded = load(text)
  if (loaded === undefined) return err([problem([options.document], 'not JSON')])
  const { json } = loaded
  if (isMembers(json) && 'format' in json) {
    const spec = importSpec(json, options)
    return isErr(spec) ? spec : ok([spec.right])
  }
  const importers = gateways.flatMap((gateway) => gateway.importers)
  const importer = importers.find(({ reads }) => reads(loaded))
  if (importer !== undefined) return importer.read(loaded, options)
  if (/^\s*<(!doctype|html)\b/i.test(text))
    return err([problem([options.document], 'a page as HTML: save its text instead (select all, copy)')])
  const forms = [...new Set(importers.map(({ title }) => title)), 'a spec']
  return err([problem([options.document], `none of ${forms.join(', ')}`)])
}
