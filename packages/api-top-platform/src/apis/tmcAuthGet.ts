// Generated from taobao.tmc.auth.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { struct, text, type Codec, type Operation } from '@paifang/contract'

/** TMC授权token: input */
export interface TmcAuthGetInput {
  /** Group of the queue. (e.g. `default`) */
  readonly group?: string
}

export const TmcAuthGetInput: Codec<TmcAuthGetInput> = /*#__PURE__*/ (() =>
  struct<TmcAuthGetInput>('TmcAuthGetInput', {
    optional: {
      group: text,
    },
  }))()

/** TMC授权token: output */
export interface TmcAuthGetOutput {
  /** The token. (e.g. `the-channel-token`) */
  readonly result?: string
}

export const TmcAuthGetOutput: Codec<TmcAuthGetOutput> = /*#__PURE__*/ (() =>
  struct<TmcAuthGetOutput>('TmcAuthGetOutput', {
    optional: {
      result: text,
    },
  }))()

/**
 * TMC授权token (`taobao.tmc.auth.get`)
 *
 * The token that the message channel takes beside the signature.
 */
export const tmcAuthGet: Operation<'top', TmcAuthGetInput, TmcAuthGetOutput> = {
  gateway: 'top',
  method: 'taobao.tmc.auth.get',
  title: 'TMC授权token',
  input: TmcAuthGetInput,
  output: TmcAuthGetOutput,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [['result']],
  example: { input: { group: 'default' }, output: { result: 'the-channel-token' } },
}
