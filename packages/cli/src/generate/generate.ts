import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { generateFrom, runGenerate, type GatewayDocuments, type GenerateOutcome } from '@paifang/codegen'
import type { Run } from '../Command'
import { shownUrl } from '../gateways/endpoint'
import { UsageError } from '../UsageError'
import { noDocuments, savingHint, serviceFor } from './documentSources'

const hasSpecs = (folder: string): boolean => existsSync(join(folder, 'spec'))

/** The domain packages in reach: the working folder itself, or those below its `packages`. */
const domainsHere = (cwd: string): ReadonlyArray<string> => {
  if (hasSpecs(cwd)) return [relative(process.cwd(), cwd) || '.']
  const packages = join(cwd, 'packages')
  const folders = existsSync(packages) ? readdirSync(packages).map((name) => join(packages, name)) : []
  return folders.filter(hasSpecs).map((folder) => relative(process.cwd(), folder))
}

const domainsOf = (
  out: unknown,
  cwd: string,
  gateways: ReadonlyArray<GatewayDocuments>,
): ReadonlyArray<string> => {
  const folders = typeof out === 'string' ? [out] : domainsHere(cwd)
  if (folders.length > 0) return folders
  throw noDocuments(
    {
      en: 'no spec folder here: name the documents with --from and the package with --out',
      zh: '此处没有 spec 目录：请用 --from 指定文档，用 --out 指定包目录',
    },
    gateways,
  )
}

/** `paifang generate`: exit code 1 when a document is refused, or `--check` finds something stale. */
export const generate: Run = async (names, flags, context) => {
  const { out } = flags
  const check = flags['check'] === true
  const gateways = context.gateways.map(({ documents }) => documents())
  const asked = {
    check,
    report: flags['report'] === true,
    force: flags['force'] === true,
    lang: context.lang,
    command: 'paifang generate',
    gateways,
  }
  const isNamed = typeof flags['from'] === 'string'
  const from = isNamed ? flags['from'] : names.length > 0 ? serviceFor(names, context.gateways) : undefined
  let outcome: GenerateOutcome
  if (typeof from === 'string') {
    if (typeof out !== 'string')
      throw new UsageError({ en: 'name the package folder with --out', zh: '请用 --out 指定包目录' })
    const place = URL.canParse(from) ? shownUrl(from) : from
    if (context.terminal) context.notice(context.lang === 'zh' ? `读取 ${place} …` : `reading ${place} …`)
    const made = await generateFrom({
      ...asked,
      names,
      from,
      folder: out,
      fetch: { signal: context.signal },
    }).catch((thrown: unknown) => {
      // A URL that could not be asked is refused where it is read; the message does not repeat it.
      if (thrown instanceof TypeError)
        throw new UsageError({ en: `--from: ${thrown.message}`, zh: `--from：${thrown.message}` })
      throw thrown
    })
    const hint = made.ok || isNamed || check ? [] : [savingHint(from, gateways)[context.lang]]
    outcome = { ok: made.ok, lines: [...made.lines, ...hint] }
  } else outcome = runGenerate({ ...asked, folders: domainsOf(out, context.cwd, gateways) })
  if (context.json) context.print(JSON.stringify(outcome))
  else if (outcome.lines.length > 0) context.print(outcome.lines.join('\n'))
  else context.print(context.lang === 'zh' ? '已是最新' : 'everything is current')
  return outcome.ok ? 0 : 1
}
