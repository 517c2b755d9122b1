// Generated from 004_ba5bb4e4487c7dba.txt; corrections go into spec/, not here.
import { boolean, integerInput, list, present, struct, text, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of taobao.logistics.express.user.blacklist.tms.sync. */
export declare namespace LogisticsExpressUserBlacklistTmsSync {
  /** 上门取退用户黑名单同步: input */
  interface Input {
    /** 上门取退用户黑名单 */
    readonly user_blacklist_request: UserBlacklistRequest
  }

  /** 上门取退用户黑名单 */
  interface UserBlacklistRequest {
    /** 业务请求ID,用于做幂等 (e.g. `1656674541001`) */
    readonly request_id: string
    /** 时间戳(毫秒) (e.g. `1656674541001`) */
    readonly request_time: IntegerInput
    /** 服务商ID (e.g. `10000000001`) */
    readonly supplier_id: string
    /** 服务类型(1-上门取退) (e.g. `1`) */
    readonly service_type: string
    /** 能力(1-上门取退) (e.g. `1`) */
    readonly ability_type: string
    /** 黑名单用户 */
    readonly blacklist: ReadonlyArray<Blacklist>
    /** 更新类型 1-新增(增量新增) /更新 ;2-删除 (e.g. `1`) */
    readonly operate_type: IntegerInput
  }

  /** 黑名单用户 */
  interface Blacklist {
    /** 黑名单用户手机号 (e.g. `13111111111`) */
    readonly mobile: string
    /** 黑名单用户类型(枚举),多个以英文逗号隔开 1-恶意下单 2-恶意投诉 3-恶意敲诈 4-人身攻击类(辱骂殴打快递员等) 5-其他 (e.g. `1`) */
    readonly reason?: string
  }

  /** 上门取退用户黑名单同步: output */
  interface Output {
    /** 返回值 */
    readonly user_blacklist_response?: UserBlacklistResponse
  }

  /** 返回值 */
  interface UserBlacklistResponse {
    /** 系统成功失败 true|false (e.g. `true`) */
    readonly success?: boolean
    /** 响应码 (e.g. `200`) */
    readonly code?: string
    /** 响应信息 (e.g. `SUCCESS`) */
    readonly message?: string
    /** 是否可重试 (e.g. `false`) */
    readonly is_retry?: boolean
  }
}

const Blacklist = struct<LogisticsExpressUserBlacklistTmsSync.Blacklist>('LogisticsExpressUserBlacklistTmsSync.Blacklist', {
  required: {
    mobile: text,
  },
  optional: {
    reason: text,
  },
})

const UserBlacklistRequest = struct<LogisticsExpressUserBlacklistTmsSync.UserBlacklistRequest>('LogisticsExpressUserBlacklistTmsSync.UserBlacklistRequest', {
  required: {
    request_id: text,
    request_time: integerInput,
    supplier_id: text,
    service_type: text,
    ability_type: text,
    blacklist: present(list(Blacklist)),
    operate_type: integerInput,
  },
})

const Input = struct<LogisticsExpressUserBlacklistTmsSync.Input>('LogisticsExpressUserBlacklistTmsSync.Input', {
  required: {
    user_blacklist_request: UserBlacklistRequest,
  },
})

const UserBlacklistResponse = struct<LogisticsExpressUserBlacklistTmsSync.UserBlacklistResponse>('LogisticsExpressUserBlacklistTmsSync.UserBlacklistResponse', {
  optional: {
    success: boolean,
    code: text,
    message: text,
    is_retry: boolean,
  },
})

const Output = struct<LogisticsExpressUserBlacklistTmsSync.Output>('LogisticsExpressUserBlacklistTmsSync.Output', {
  optional: {
    user_blacklist_response: UserBlacklistResponse,
  },
})

/** 上门取退用户黑名单同步 (`taobao.logistics.express.user.blacklist.tms.sync`) */
export const logisticsExpressUserBlacklistTmsSync: Operation<
  'top',
  LogisticsExpressUserBlacklistTmsSync.Input,
  LogisticsExpressUserBlacklistTmsSync.Output
> = {
  gateway: 'top',
  method: 'taobao.logistics.express.user.blacklist.tms.sync',
  title: '上门取退用户黑名单同步',
  input: Input,
  output: Output,
  outcome: {
    success: { path: ['user_blacklist_response', 'success'], accepts: ['true'] },
    code: { path: ['user_blacklist_response', 'code'], accepts: ['200'] },
    message: ['user_blacklist_response', 'message'],
    retryable: ['user_blacklist_response', 'is_retry']
  },
  codes: [],
  session: 'none',
  idempotent: { key: ['user_blacklist_request', 'request_id'] },
  sensitive: [['user_blacklist_request', 'blacklist', 'mobile']],
  example: {
    input: {
      user_blacklist_request: {
        request_id: '1656674541001',
        request_time: 1656674541001,
        supplier_id: '10000000001',
        service_type: '1',
        ability_type: '1',
        blacklist: [{ mobile: '13111111111', reason: '1' }],
        operate_type: 1
      }
    },
    output: { user_blacklist_response: { success: true, code: '200', message: 'SUCCESS', is_retry: false } }
  },
}
