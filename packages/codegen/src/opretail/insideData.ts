import { splitType } from '../shape/documentedShape'
import { isListWord } from '../shape/typeWords'
import type { Fact } from '../spec/Fact'
import type { RawField } from '../spec/RawField'

/** The output of a method, which is what stands in `data` of every answer. */
export interface OutputFields {
  readonly fields: ReadonlyArray<RawField> | 'unknown'
  readonly facts: ReadonlyArray<Fact>
  readonly outputIs?: 'list'
}

const isListType = (type: string): boolean => {
  const { base, dimensions } = splitType(type)
  return dimensions > 0 || isListWord(base)
}

/**
 * The fields of a business table that shows the answer as a whole, with `stat` and `data` around what is the method's own. Of one
 * that shows `data` alone nobody knows: it is said.
 */
export const insideData = (fields: ReadonlyArray<RawField>, facts: ReadonlyArray<Fact>): OutputFields => {
  const data = fields.find(({ name }) => name === 'data')
  const others = fields.filter(({ name }) => name !== 'data' && name !== 'stat' && name !== 'result')
  if (data === undefined || others.length > 0) return { fields, facts }
  const at = data.line === undefined ? '' : `line ${data.line}: `
  const doubt = (because: string): Fact => ({ at: ['output'], fact: 'doubtful', because: `${at}${because}` })
  if (!fields.some(({ name }) => name === 'stat'))
    return {
      fields,
      facts: [...facts, doubt('data may be what stands around every answer, whose members are the output')],
    }
  const inside = facts.flatMap((fact): ReadonlyArray<Fact> => {
    const [side, name, ...rest] = fact.at
    if (side !== 'output' || name === undefined) return [fact]
    return name === 'data' ? [{ ...fact, at: ['output', ...rest] }] : []
  })
  const said = [
    ...inside,
    doubt('stat and data stand around every answer: the output is taken for what is in data'),
  ]
  if (data.fields === undefined) return { fields: 'unknown', facts: said }
  const isList = data.repeats === true || isListType(data.type ?? '')
  return { fields: data.fields, facts: said, ...(isList ? { outputIs: 'list' } : {}) }
}
