// Generated from 000_aaee943013b6dd89.txt; corrections go into spec/, not here.
import { boolean, integer, integerInput, list, struct, text, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of alibaba.security.deepvision.proxy.smartmonitor.recovery.create. */
export declare namespace AlibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate {
  /** 挽损单创建: input */
  interface Input {
    /** 参数 */
    readonly param?: Param
  }

  /** 参数 */
  interface Param {
    /** 关联任务ID (e.g. `[]`) */
    readonly link_task_ids?: ReadonlyArray<string>
    /** 是否跨店支援 (e.g. `1`) */
    readonly cross_field: string
    /** 参数签名 (e.g. `1`) */
    readonly api_sign?: string
    /** 关联风险预警ID (e.g. `1`) */
    readonly link_alarm_risk_id?: string
    /** 说明 (e.g. `1`) */
    readonly remark: string
    /** 租户 (e.g. `1`) */
    readonly tenant_code: string
    /** 登录号 (e.g. `1`) */
    readonly login_no?: string
    /** 档案ID (e.g. `1`) */
    readonly archive_id: string
    /** 案件类型 (e.g. `1`) */
    readonly case_type: string
    /** 处置方式 (e.g. `1`) */
    readonly disposal_way: string
    /** token (e.g. `1`) */
    readonly token?: string
    /** 挽回金额 (e.g. `1`) */
    readonly recovered_amount: IntegerInput
    /** 请求唯一ID (e.g. `1`) */
    readonly request_id?: string
    /** 登录名 (e.g. `1`) */
    readonly login_name?: string
    /** 挽回日期 (e.g. `1`) */
    readonly recovery_date: string
    /** 挽回人 (e.g. `1`) */
    readonly rescuer: string
    /** 挽回商品数 (e.g. `1`) */
    readonly goods_num: IntegerInput
    /** 挽回门店 (e.g. `1`) */
    readonly field_id: string
  }

  /** 挽损单创建: output */
  interface Output {
    /** 创建结果 */
    readonly result?: Result
    /** 请求唯一ID (e.g. `1`) */
    readonly resp_request_id?: string
    /** 是否成功 (e.g. `true`) */
    readonly resp_success?: boolean
    /** 返回码 (e.g. `1`) */
    readonly resp_code?: number
    /** 返回描述 (e.g. `成功`) */
    readonly message?: string
  }

  /** 创建结果 */
  interface Result {
    /** 挽回单ID (e.g. `1`) */
    readonly recovery_id?: string
  }
}

const Param = struct<AlibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate.Param>('AlibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate.Param', {
  required: {
    cross_field: text,
    remark: text,
    tenant_code: text,
    archive_id: text,
    case_type: text,
    disposal_way: text,
    recovered_amount: integerInput,
    recovery_date: text,
    rescuer: text,
    goods_num: integerInput,
    field_id: text,
  },
  optional: {
    link_task_ids: list(text),
    api_sign: text,
    link_alarm_risk_id: text,
    login_no: text,
    token: text,
    request_id: text,
    login_name: text,
  },
})

const Input = struct<AlibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate.Input>('AlibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate.Input', {
  optional: {
    param: Param,
  },
})

const Result = struct<AlibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate.Result>('AlibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate.Result', {
  optional: {
    recovery_id: text,
  },
})

const Output = struct<AlibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate.Output>('AlibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate.Output', {
  optional: {
    result: Result,
    resp_request_id: text,
    resp_success: boolean,
    resp_code: integer,
    message: text,
  },
})

/** 挽损单创建 (`alibaba.security.deepvision.proxy.smartmonitor.recovery.create`) */
export const alibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate: Operation<
  'top',
  AlibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate.Input,
  AlibabaSecurityDeepvisionProxySmartmonitorRecoveryCreate.Output
> = {
  gateway: 'top',
  method: 'alibaba.security.deepvision.proxy.smartmonitor.recovery.create',
  title: '挽损单创建',
  input: Input,
  output: Output,
  outcome: {
    success: { path: ['resp_success'], accepts: ['true'] },
    code: { path: ['resp_code'] },
    message: ['message'],
    requestId: ['resp_request_id']
  },
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [
    ['param', 'api_sign'],
    ['param', 'login_no'],
    ['param', 'token'],
    ['param', 'login_name'],
    ['param', 'rescuer']
  ],
  example: {
    input: {
      param: {
        link_task_ids: [],
        cross_field: '1',
        api_sign: '1',
        link_alarm_risk_id: '1',
        remark: '1',
        tenant_code: '1',
        login_no: '1',
        archive_id: '1',
        case_type: '1',
        disposal_way: '1',
        token: '1',
        recovered_amount: 1,
        request_id: '1',
        login_name: '1',
        recovery_date: '1',
        rescuer: '1',
        goods_num: 1,
        field_id: '1'
      }
    },
    output: {
      result: { recovery_id: '1' },
      resp_request_id: '1',
      resp_success: true,
      resp_code: 1,
      message: '成功'
    }
  },
}
