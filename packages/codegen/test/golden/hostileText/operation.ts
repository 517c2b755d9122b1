// Generated from hostileText; corrections go into spec/, not here.
import { struct, text, type Operation } from '@paifang/contract'

/** Types of taobao.demo.hostile. */
export declare namespace DemoHostile {
  /** it's *\/ `${a}` "q": input */
  interface Input {
    /** *\/ alert(1) /* ${process.exit()} `x` \@internal x <b> (e.g. `'\u2028${1}`) */
    readonly a: string
  }

  /** it's *\/ `${a}` "q": output */
  interface Output {
    /**
     * line one
     * line two
     */
    readonly b?: string
  }
}

const Input = struct<DemoHostile.Input>('DemoHostile.Input', {
  required: {
    a: text,
  },
})

const Output = struct<DemoHostile.Output>('DemoHostile.Output', {
  optional: {
    b: text,
  },
})

/**
 * it's *\/ `${a}` "q" (`taobao.demo.hostile`)
 *
 * first
 *
 * second \@param
 */
export const demoHostile: Operation<
  'top',
  DemoHostile.Input,
  DemoHostile.Output
> = {
  gateway: 'top',
  method: 'taobao.demo.hostile',
  title: 'it\'s */ `${a}` "q"',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [],
  example: { input: { a: "'\\u2028${1}" } },
}
