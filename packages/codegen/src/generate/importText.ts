import { err, isErr, ok, type Result } from '@paifang/result'
import { isMembers } from '../document/Reading'
import type { PageOptions } from '../document/PageOptions'
import { importSpec } from '../schema/importSpec'
import { problem, problemOf, type Problem } from '../spec/Problem'
import type { Spec } from '../spec/Spec'
import type { GatewayDocuments, LoadedDocument } from './GatewayDocuments'
import { isSavedHtml, refusalOf } from './refusals'
import { shippedGateways } from './shippedGateways'

type Imported = Result<ReadonlyArray<Problem>, ReadonlyArray<Spec>>

interface Loaded extends LoadedDocument {
  /** Why a text that begins as JSON does is none. */
  readonly wrong?: string
}

/** `[` may also begin a link of Markdown. */
const load = (text: string): Loaded => {
  const start = text.replace(/^\ufeff/, '').trimStart()
  if (!/^[[{]/.test(start)) return { text }
  try {
    return { text, json: JSON.parse(start) as unknown }
  } catch (thrown) {
    return { text, wrong: thrown instanceof Error ? thrown.message : '' }
  }
}

/** What a parser says, without a long piece of what it read. */
const notJson = (wrong: string): string => {
  const where = wrong.replace(/\s+/g, ' ').slice(0, 120)
  return `not JSON${where === '' ? '' : `: ${where}`}`
}

/** The specs in a document of any form that some gateway reads, or in a spec file, told by its contents. */
export const importText = (
  text: string,
  options: PageOptions,
  gateways: ReadonlyArray<GatewayDocuments> = shippedGateways,
): Imported => {
  const loaded = load(text)
  const { json, wrong } = loaded
  if (isMembers(json) && 'format' in json) {
    const spec = importSpec(json, options)
    return isErr(spec) ? spec : ok([spec.right])
  }
  const importer = gateways.flatMap((gateway) => gateway.importers).find(({ reads }) => reads(loaded))
  if (importer !== undefined && !isSavedHtml(text)) return importer.read(loaded, options)
  if (wrong !== undefined) return err([problem([options.document], notJson(wrong))])
  return err([problemOf([options.document], refusalOf(text, gateways))])
}
