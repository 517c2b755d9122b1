import { basename, dirname, resolve } from 'node:path'
import { describeProblem, diff as diffSpecs, readDomain, type Spec } from '@paifang/codegen'
import type { Run } from '../Command'
import { UsageError } from '../UsageError'

/** A spec folder, or the package folder around it. */
const specsIn = (path: string): ReadonlyArray<Spec> => {
  const folder = resolve(path)
  const domain = readDomain(basename(folder) === 'spec' ? dirname(folder) : folder)
  if (domain._tag === 'Right') return domain.right.specs
  const text = domain.left.map(describeProblem).join('\n')
  throw new UsageError({ en: text, zh: text })
}

/** `paifang diff`: the version bump and its reasons. */
export const diff: Run = ([before = '', after = ''], _flags, { json, lang, print }) => {
  const found = diffSpecs(specsIn(before), specsIn(after))
  if (json) print(JSON.stringify(found))
  else if (found.bump === 'none') print(lang === 'zh' ? '没有变化' : 'nothing changed')
  else print([found.bump, '', ...found.changelog].join('\n').trimEnd())
  return Promise.resolve(0)
}
