import fc from 'fast-check'
import { startEmulator } from '@paifang/emulator'
import type { Fault, FaultFieldShown, FaultKindShown } from '@paifang/emulator/control'
import { faultFields, kinds, type Field } from '../src/lab/faultFields'
import { ruleOf, typedOf, type FaultRule } from '../src/lab/typedRule'

const texts = fc.string({ unit: 'grapheme', maxLength: 6 })

const fault: fc.Arbitrary<Fault> = fc
  .constantFrom(...kinds)
  .chain((kind) =>
    fc
      .record(
        Object.fromEntries(
          Object.entries(faultFields[kind]).map(([name, field]) => [
            name,
            field === 'number'
              ? fc.integer()
              : field === 'text'
                ? texts
                : name === 'retryable'
                  ? fc.boolean()
                  : fc.constantFrom(...field),
          ]),
        ),
        { requiredKeys: [] },
      )
      .map((fields) => ({ kind, ...fields }) as Fault),
  )

const rule: fc.Arbitrary<FaultRule> = fc.record(
  {
    fault,
    operation: texts,
    gateway: texts,
    app: texts,
    nth: fc.oneof(fc.nat(), fc.array(fc.nat(), { maxLength: 3 })),
    times: fc.nat(),
    probability: fc.double({ min: 0, max: 1, noNaN: true }),
    seed: fc.nat(),
  },
  { requiredKeys: ['fault'] },
)

describe('a rule in a form', () => {
  it('is the rule that it was, wherever nobody typed', () => {
    fc.assert(fc.property(rule, (given) => expect(ruleOf(typedOf(given), given)).toEqual(given)))
  })

  it('changes where somebody typed, and nowhere else', () => {
    fc.assert(
      fc.property(rule, fc.nat(), (given, times) => {
        const typed = typedOf(given)
        const edited = { ...typed, conditions: { ...typed.conditions, times: String(times) } }
        expect(ruleOf(edited, given)).toEqual({ ...given, times })
      }),
    )
    const base: FaultRule = { fault: { kind: 'error', code: 15, message: '' }, nth: [1, 3], seed: 0 }
    const typed = typedOf(base)
    expect(ruleOf({ ...typed, kind: 'delay', fields: { ms: '5' } }, base)).toEqual({
      fault: { kind: 'delay', ms: 5 },
      nth: [1, 3],
      seed: 0,
    })
    expect(ruleOf({ ...typed, conditions: { nth: '2' } }, base)).toEqual({ fault: base.fault, nth: 2 })
    expect(ruleOf({ ...typed, conditions: { nth: '2， 4' } }, base)).toMatchObject({ nth: [2, 4] })
    expect(ruleOf({ kind: 'business', fields: { retryable: 'false' }, conditions: {} })).toEqual({
      fault: { kind: 'business', retryable: false },
    })
  })
})

describe('the fields of a fault', () => {
  it('are those that the emulator takes', async () => {
    const emulator = await startEmulator({ operations: [], onBanner: () => undefined })
    const answer = await fetch(`${emulator.controlUrl}/faults/kinds`)
    await emulator.close()
    const told = (await answer.json()) as ReadonlyArray<FaultKindShown>
    const typed = (field: FaultFieldShown): Field =>
      field.type === 'choice' ? field.values : field.type === 'boolean' ? ['true', 'false'] : field.type
    expect(faultFields).toEqual(
      Object.fromEntries(
        told.map(({ kind, fields }) => [
          kind,
          Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, typed(field)])),
        ]),
      ),
    )
  })
})
