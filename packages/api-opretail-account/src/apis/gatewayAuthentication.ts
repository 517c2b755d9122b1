// Generated from public documents of open.gateway.authentication; corrections go into spec/, not here.
import { idInput, struct, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.gateway.authentication. */
export declare namespace GatewayAuthentication {
  /** 开发者账号信息: input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<GatewayAuthentication.Input>('GatewayAuthentication.Input', {
  required: {
    orgid: idInput,
  },
})

/**
 * 开发者账号信息 (`open.gateway.authentication`)
 *
 * Version 2 is advised.
 */
export const gatewayAuthentication: Operation<
  'opretail',
  GatewayAuthentication.Input,
  GatewayAuthentication.Output
> = {
  gateway: 'opretail',
  method: 'open.gateway.authentication',
  title: '开发者账号信息',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  example: { input: { orgid: '66' } },
}
