import { diff as diffSpecs } from '@paifang/codegen'
import type { Run } from '../Command'
import { readSpecs } from '../operations/readSpecs'

/** `paifang diff`: the version bump and its reasons. */
export const diff: Run = ([before = '', after = ''], _flags, { json, lang, print }) => {
  const found = diffSpecs(readSpecs(before).specs, readSpecs(after).specs)
  if (json) print(JSON.stringify(found))
  else if (found.bump === 'none') print(lang === 'zh' ? '没有变化' : 'nothing changed')
  else print([found.bump, '', ...found.changelog].join('\n').trimEnd())
  return Promise.resolve(0)
}
