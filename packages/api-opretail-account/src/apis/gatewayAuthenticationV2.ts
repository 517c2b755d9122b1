// Generated from public documents of open.gateway.authentication; corrections go into spec/, not here.
import { idInput, struct, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.gateway.authentication. */
export declare namespace GatewayAuthenticationV2 {
  /** 开发者账号信息: input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<GatewayAuthenticationV2.Input>('GatewayAuthenticationV2.Input', {
  required: {
    orgid: idInput,
  },
})

/** 开发者账号信息 (`open.gateway.authentication`) */
export const gatewayAuthenticationV2: Operation<
  'opretail',
  GatewayAuthenticationV2.Input,
  GatewayAuthenticationV2.Output
> = {
  gateway: 'opretail',
  method: 'open.gateway.authentication',
  title: '开发者账号信息',
  version: 'v2',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  example: { input: { orgid: '66' } },
}
