// Generated from public documents of open.gateway.syscEnterpriseCode; corrections go into spec/, not here.
import { idInput, struct, text, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.gateway.syscEnterpriseCode. */
export declare namespace GatewaySyscEnterpriseCode {
  /** 同步企业编码: input */
  interface Input {
    /** Enterprise on the open platform; with a capital I here. (e.g. `66`) */
    readonly orgId: IdInput
    /** Enterprise on the business platform. (e.g. `1084`) */
    readonly enterpriseId?: IdInput
    /** The code that it gets. */
    readonly enterpriseCode?: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<GatewaySyscEnterpriseCode.Input>('GatewaySyscEnterpriseCode.Input', {
  required: {
    orgId: idInput,
  },
  optional: {
    enterpriseId: idInput,
    enterpriseCode: text,
  },
})

/**
 * 同步企业编码 (`open.gateway.syscEnterpriseCode`)
 *
 * The name is spelled so.
 */
export const gatewaySyscEnterpriseCode: Operation<
  'opretail',
  GatewaySyscEnterpriseCode.Input,
  GatewaySyscEnterpriseCode.Output
> = {
  gateway: 'opretail',
  method: 'open.gateway.syscEnterpriseCode',
  title: '同步企业编码',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [],
  example: { input: { orgId: '66', enterpriseId: '1084' } },
}
