import type { Outcome } from '@paifang/contract'
import { infer } from '../infer/infer'
import type { Fact } from '../spec/Fact'
import type { RawField } from '../spec/RawField'
import type { RawSpec } from '../spec/RawSpec'
import type { Spec } from '../spec/Spec'

/** Ordinary operations of TOP that only speak of Qimen: which users and which events it is told of. */
const ofTop = /^taobao\.qimen\.(?:trade\.users?|events?)\./

/** Whether the platform routes this method through Qimen, to a partner's system, as XML. */
export const isQimenMethod = (method: string): boolean =>
  method.startsWith('taobao.qimen.') && !ofTop.test(method)

/** The documents draw the root element as the one member of a side; the messages of stores have none. */
const insideRoot = (fields: RawSpec['input'], root: string): RawSpec['input'] => {
  if (fields === 'unknown') return fields
  const [only, ...others] = fields
  const isRoot = only?.name === root && others.length === 0
  return isRoot ? (only.fields ?? 'unknown') : fields
}

/** The same of what was found out about a side. */
const factInsideRoot = (fact: Fact): Fact => {
  const [side, root, ...path] = fact.at
  const isRoot = root === (side === 'input' ? 'request' : 'response') && path.length > 0
  return isRoot && side !== undefined ? { ...fact, at: [side, ...path] } : fact
}

const text = 'String'

/** What every answer has, whether its document says so or not. */
const envelope: ReadonlyArray<RawField> = [
  { name: 'flag', type: text, description: '响应结果：success|failure' },
  { name: 'code', type: text, description: '响应码' },
  { name: 'message', type: text, description: '响应信息' },
]

const has = (fields: ReadonlyArray<RawField>, wanted: string): boolean =>
  fields.some(({ name }) => name === wanted)

/** The messages of stores call the code so. */
const storeCode = 'qimen_code'

const withEnvelope = (output: RawSpec['output']): ReadonlyArray<RawField> => {
  const fields = output === 'unknown' ? [] : output
  const isThere = ({ name }: RawField): boolean =>
    has(fields, name) || (name === 'code' && has(fields, storeCode))
  return [...fields, ...envelope.filter((field) => !isThere(field))]
}

const outcomeOf = (fields: ReadonlyArray<RawField>): Outcome => ({
  success: { path: ['flag'], accepts: ['success'] },
  code: { path: [has(fields, 'code') ? 'code' : storeCode] },
  message: ['message'],
})

/**
 * The spec of an operation of Qimen: the members of `<request>` and `<response>`, items of lists called after their types,
 * and a success only where the flag says so. The code is free text of the partner.
 *
 * @see Qimen 3 and 4: XML from objects, replies
 */
export const qimenSpec = (raw: RawSpec): Spec => {
  const output = withEnvelope(insideRoot(raw.output, 'response'))
  const { facts, ...spec } = infer({
    ...raw,
    gateway: 'qimen',
    ...(raw.facts === undefined ? {} : { facts: raw.facts.map(factInsideRoot) }),
    conventions: { namesItems: true },
    input: insideRoot(raw.input, 'request'),
    output,
  })
  return {
    ...spec,
    outcome: outcomeOf(output),
    facts: [
      ...facts.filter(({ at: [place] }) => place !== 'outcome'),
      {
        at: ['outcome'],
        fact: 'success at flag',
        because: 'every answer of Qimen says its flag, code and message',
      },
    ],
  }
}
