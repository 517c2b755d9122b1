// Generated from hostileText; corrections go into spec/, not here.
import { struct, text, type Codec, type Operation } from '@paifang/contract'

/** it's *\/ `${a}` "q": input */
export interface DemoHostileInput {
  /** *\/ alert(1) /* ${process.exit()} `x` \@internal x <b> (e.g. `'\u2028${1}`) */
  readonly a: string
}

export const DemoHostileInput: Codec<DemoHostileInput> = /*#__PURE__*/ (() =>
  struct<DemoHostileInput>('DemoHostileInput', {
    required: {
      a: text,
    },
  }))()

/** it's *\/ `${a}` "q": output */
export interface DemoHostileOutput {
  /**
   * line one
   * line two
   */
  readonly b?: string
}

export const DemoHostileOutput: Codec<DemoHostileOutput> = /*#__PURE__*/ (() =>
  struct<DemoHostileOutput>('DemoHostileOutput', {
    optional: {
      b: text,
    },
  }))()

/**
 * it's *\/ `${a}` "q" (`taobao.demo.hostile`)
 *
 * first
 *
 * second \@param
 */
export const demoHostile: Operation<'top', DemoHostileInput, DemoHostileOutput> = {
  gateway: 'top',
  method: 'taobao.demo.hostile',
  title: 'it\'s */ `${a}` "q"',
  input: DemoHostileInput,
  output: DemoHostileOutput,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [],
  example: { input: { a: "'\\u2028${1}" } },
}
