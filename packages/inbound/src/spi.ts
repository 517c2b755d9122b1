import type { Codec } from '@paifang/contract'
import type { Handled } from './Handler'

/** Something that the platform calls, described by hand. */
export interface Spi<I, O> {
  readonly method: string
  readonly input: Codec<I>
  readonly output: Codec<O>
  readonly path?: string
}

/**
 * What the platform calls, where no document was generated of it: its wire name, and codecs of what comes and of what is
 * answered. With `path`, a call that names no method and comes on this path means it, too; the path is not signed.
 *
 * @example
 * spi('taobao.demo.notice', struct<Notice>('Notice', { required: { tid: id } }), struct('Stored', { optional: { message: text } }))
 */
export const spi = <I, O>(
  method: string,
  input: Codec<I>,
  output: Codec<O>,
  { path }: { readonly path?: string } = {},
): Spi<I, O> & Handled<never, I, O> => ({
  method,
  input,
  output,
  ...(path === undefined ? {} : { path }),
})
