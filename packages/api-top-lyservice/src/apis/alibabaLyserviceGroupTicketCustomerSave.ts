// Generated from 001_a5c36abc025b8220.txt; corrections go into spec/, not here.
import { boolean, idInput, struct, text, type IdInput, type Operation } from '@paifang/contract'

/** Types of alibaba.lyservice.group.ticket.customer.save. */
export declare namespace AlibabaLyserviceGroupTicketCustomerSave {
  /** 群访客工单创建: input */
  interface Input {
    /** request */
    readonly group_customer_case_request?: GroupCustomerCaseRequest
  }

  /** request */
  interface GroupCustomerCaseRequest {
    /** 钉钉组织ID (e.g. `ding5df29af51dd68a8d35c2f4657eb6378f`) */
    readonly corp_id?: string
    /** 用户唯一加密键 (e.g. `wegdtJRNVp51PWHMWqdwGBNnwg3`) */
    readonly user_identify: string
    /** 工单ID (e.g. `396743391396743391`) */
    readonly case_id: string
    /** 租户ID (e.g. `200110004`) */
    readonly tenant_id: IdInput
    /** 群开放ID (e.g. `ciddtJRNVp51PWHMWqdwGBNnw==`) */
    readonly open_conversation_id: string
  }

  /** 群访客工单创建: output */
  interface Output {
    /** 结果 */
    readonly result?: Result
  }

  /** 结果 */
  interface Result {
    /** 系统时间 (e.g. `2022-09-03 16:12:49`) */
    readonly system_time?: string
    /** 结果码 (e.g. `200`) */
    readonly code?: string
    /** 是否成功 (e.g. `true`) */
    readonly success?: boolean
  }
}

const GroupCustomerCaseRequest = struct<AlibabaLyserviceGroupTicketCustomerSave.GroupCustomerCaseRequest>('AlibabaLyserviceGroupTicketCustomerSave.GroupCustomerCaseRequest', {
  required: {
    user_identify: text,
    case_id: text,
    tenant_id: idInput,
    open_conversation_id: text,
  },
  optional: {
    corp_id: text,
  },
})

const Input = struct<AlibabaLyserviceGroupTicketCustomerSave.Input>('AlibabaLyserviceGroupTicketCustomerSave.Input', {
  optional: {
    group_customer_case_request: GroupCustomerCaseRequest,
  },
})

const Result = struct<AlibabaLyserviceGroupTicketCustomerSave.Result>('AlibabaLyserviceGroupTicketCustomerSave.Result', {
  optional: {
    system_time: text,
    code: text,
    success: boolean,
  },
})

const Output = struct<AlibabaLyserviceGroupTicketCustomerSave.Output>('AlibabaLyserviceGroupTicketCustomerSave.Output', {
  optional: {
    result: Result,
  },
})

/** 群访客工单创建 (`alibaba.lyservice.group.ticket.customer.save`) */
export const alibabaLyserviceGroupTicketCustomerSave: Operation<
  'top',
  AlibabaLyserviceGroupTicketCustomerSave.Input,
  AlibabaLyserviceGroupTicketCustomerSave.Output
> = {
  gateway: 'top',
  method: 'alibaba.lyservice.group.ticket.customer.save',
  title: '群访客工单创建',
  input: Input,
  output: Output,
  outcome: {
    success: { path: ['result', 'success'], accepts: ['true'] },
    code: { path: ['result', 'code'], accepts: ['200'] }
  },
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [['group_customer_case_request', 'user_identify']],
  example: {
    input: {
      group_customer_case_request: {
        corp_id: 'ding5df29af51dd68a8d35c2f4657eb6378f',
        user_identify: 'wegdtJRNVp51PWHMWqdwGBNnwg3',
        case_id: '396743391396743391',
        tenant_id: '200110004',
        open_conversation_id: 'ciddtJRNVp51PWHMWqdwGBNnw=='
      }
    },
    output: { result: { system_time: '2022-09-03 16:12:49', code: '200', success: true } }
  },
}
