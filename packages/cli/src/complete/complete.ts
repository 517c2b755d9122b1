import { shapeOf, type AnyCodec } from '@paifang/contract'
import { oneLine } from '@paifang/result'
import type { Run } from '../Command'
import type { Context } from '../Context'
import { readProfiles } from '../credentials/profile'
import { installedOperations } from '../operations/installedOperations'

/** A word that may stand here, and what it means. */
type Candidate = readonly [word: string, text?: string]

const deepest = 4

/** Paths of an input's fields, as `--param` takes them: structs by their members, lists by their first item. */
const fieldsOf = (codec: AnyCodec, path: string, depth: number): ReadonlyArray<Candidate> => {
  const shape = shapeOf(codec)
  if (shape.kind === 'json') return fieldsOf(shape.inner, path, depth)
  if (shape.kind === 'list' && ['struct', 'json'].includes(shapeOf(shape.item).kind) && path !== '')
    return fieldsOf(shape.item, `${path}[0]`, depth)
  if (shape.kind !== 'struct' || depth > deepest) return path === '' ? [] : [[`${path}=`]]
  return Object.entries({ ...shape.required, ...shape.optional }).flatMap(([name, inner]) =>
    fieldsOf(inner, path === '' ? name : `${path}.${name}`, depth + 1),
  )
}

/** Commands whose first argument is a method. */
const takeMethods = new Set(['call', 'describe', 'pages', 'bulk', 'trigger'])

/** What the value of a flag may be; undefined where the flag takes none that is known. */
const valuesOf = async (
  flag: string,
  words: ReadonlyArray<string>,
  context: Context,
): Promise<ReadonlyArray<Candidate> | undefined> => {
  switch (flag) {
    case '--lang':
      return [['en'], ['zh']]
    case '--profile':
      return [...(await readProfiles(context.env)).keys()].filter(Boolean).map((name) => [name] as const)
    case '--gateway':
      return context.gateways.map(({ name }) => [name] as const)
    case '--endpoint':
      return context.gateways.flatMap(({ endpoints }) => Object.entries(endpoints()))
    case '--production':
      return [['ask'], ['allow'], ['deny']]
    case '--sign-method':
      return [...new Set(context.gateways.flatMap(({ signMethods }) => signMethods))].map(
        (name) => [name] as const,
      )
    case '--param': {
      const found = installedOperations(context, {}).find(({ operation }) => words.includes(operation.method))
      return found === undefined ? [] : fieldsOf(found.operation.input, '', 0)
    }
    default:
      return undefined
  }
}

const candidates = async (
  words: ReadonlyArray<string>,
  context: Context,
): Promise<ReadonlyArray<Candidate>> => {
  const { commands } = require('../commands/commands') as typeof import('../commands/commands')
  const { lang, gateways } = context
  const [name = ''] = words
  const last = words.at(-1) ?? ''
  if (words.length < 2)
    return commands
      .filter(({ hidden }) => hidden !== true)
      .map(({ usage, text }) => [usage.split(' ')[0] ?? '', text[lang]])
  const command = commands.find(({ usage }) => usage.split(' ')[0] === name)
  if (command === undefined) return []
  const values = await valuesOf(words.at(-2) ?? '', words, context)
  if (values !== undefined) return values
  if (last.startsWith('-')) {
    const own = command
      .flags(gateways)
      .map(({ flag, text }): Candidate => [flag.split(' ')[0] ?? '', text[lang]])
    return [...own, ['--json'], ['--lang'], ['--profile'], ['--help']]
  }
  if (words.length > 2) return []
  if (takeMethods.has(name))
    return installedOperations(context, {}).map(({ operation }) => [operation.method, operation.title ?? ''])
  if (name === 'errors')
    return gateways.flatMap(
      ({ errors }) =>
        errors?.().entries.map((entry): Candidate => [entry.code.replace(/\*$/, ''), entry.name]) ?? [],
    )
  return name === 'completion' ? [['bash'], ['zsh'], ['fish']] : []
}

/**
 * `paifang complete -- words…`: what may stand in place of the last word, one a line, its meaning behind a tab. Shells read it;
 * it says nothing where it fails.
 */
export const complete: Run = async (words, _flags, context) => {
  const last = words.at(-1) ?? ''
  const quiet: Context = { ...context, notice: () => undefined }
  const found = await candidates(words, quiet).catch(() => [])
  for (const [word, text = ''] of found)
    // What a shell would have to quote, or run, is offered to none.
    if (word.startsWith(last) && /^[\w.:=[\]/-]+$/.test(word))
      // A tab parts them: neither holds anything that a terminal obeys.
      context.printColoured(text === '' ? word : `${word}\u0009${oneLine(text, 80)}`)
  return 0
}
