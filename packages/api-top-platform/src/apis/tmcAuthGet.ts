// Generated from taobao.tmc.auth.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { struct, text, type Operation } from '@paifang/contract'

/** Types of taobao.tmc.auth.get. */
export declare namespace TmcAuthGet {
  /** TMC授权token: input */
  interface Input {
    /** Group of the queue. (e.g. `default`) */
    readonly group?: string
  }

  /** TMC授权token: output */
  interface Output {
    /** The token. (e.g. `the-channel-token`) */
    readonly result?: string
  }
}

const Input = struct<TmcAuthGet.Input>('TmcAuthGet.Input', {
  optional: {
    group: text,
  },
})

const Output = struct<TmcAuthGet.Output>('TmcAuthGet.Output', {
  optional: {
    result: text,
  },
})

/**
 * TMC授权token (`taobao.tmc.auth.get`)
 *
 * The token that the message channel takes beside the signature.
 */
export const tmcAuthGet: Operation<
  'top',
  TmcAuthGet.Input,
  TmcAuthGet.Output
> = {
  gateway: 'top',
  method: 'taobao.tmc.auth.get',
  title: 'TMC授权token',
  input: Input,
  output: Output,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [['result']],
  example: { input: { group: 'default' }, output: { result: 'the-channel-token' } },
}
