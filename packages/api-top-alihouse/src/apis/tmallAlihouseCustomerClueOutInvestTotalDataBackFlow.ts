// Generated from 003_69777d0c89f5e614.txt; corrections go into spec/, not here.
import { integerInput, json, list, struct, text, unknownStruct, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of tmall.alihouse.customer.clue.out.invest.total.data.back.flow. */
export declare namespace TmallAlihouseCustomerClueOutInvestTotalDataBackFlow {
  /** 外投统计数据回流接口: input */
  interface Input {
    /** 入参 */
    readonly req: Req
  }

  /** 入参 */
  interface Req {
    /** 类型 1.经纪人 2. 门店 3.城市 (e.g. `1`) */
    readonly type: IntegerInput
    /** json数据 (e.g. `[{"id":64,"store_id":3,"storeName":"222333444555666777","aliDayTSendRate":2,"aliDayTcSend":2,"aliDayTnSend":1,"aliOrderT…`) */
    readonly data: ReadonlyArray<Readonly<Record<string, unknown>>>
  }

  /** 外投统计数据回流接口: output */
  interface Output {
    /** 响应 */
    readonly result?: Result
  }

  /** 响应 */
  interface Result {
    /** 返回码 (e.g. `success`) */
    readonly code?: string
    /** 返回信息 (e.g. `成功`) */
    readonly msg?: string
    /** 处理结果 (e.g. `true`) */
    readonly success?: string
  }
}

const Req = struct<TmallAlihouseCustomerClueOutInvestTotalDataBackFlow.Req>('TmallAlihouseCustomerClueOutInvestTotalDataBackFlow.Req', {
  required: {
    type: integerInput,
    data: json(list(unknownStruct)),
  },
})

const Input = struct<TmallAlihouseCustomerClueOutInvestTotalDataBackFlow.Input>('TmallAlihouseCustomerClueOutInvestTotalDataBackFlow.Input', {
  required: {
    req: Req,
  },
})

const Result = struct<TmallAlihouseCustomerClueOutInvestTotalDataBackFlow.Result>('TmallAlihouseCustomerClueOutInvestTotalDataBackFlow.Result', {
  optional: {
    code: text,
    msg: text,
    success: text,
  },
})

const Output = struct<TmallAlihouseCustomerClueOutInvestTotalDataBackFlow.Output>('TmallAlihouseCustomerClueOutInvestTotalDataBackFlow.Output', {
  optional: {
    result: Result,
  },
})

/** 外投统计数据回流接口 (`tmall.alihouse.customer.clue.out.invest.total.data.back.flow`) */
export const tmallAlihouseCustomerClueOutInvestTotalDataBackFlow: Operation<
  'top',
  TmallAlihouseCustomerClueOutInvestTotalDataBackFlow.Input,
  TmallAlihouseCustomerClueOutInvestTotalDataBackFlow.Output
> = {
  gateway: 'top',
  method: 'tmall.alihouse.customer.clue.out.invest.total.data.back.flow',
  title: '外投统计数据回流接口',
  input: Input,
  output: Output,
  outcome: {
    success: { path: ['result', 'success'], accepts: ['true'] },
    code: { path: ['result', 'code'], accepts: ['success'] },
    message: ['result', 'msg']
  },
  codes: [],
  session: 'required',
  idempotent: false,
  sensitive: [],
  example: {
    input: {
      req: {
        type: 1,
        data: [
          {
            id: 64,
            store_id: 3,
            storeName: '222333444555666777',
            aliDayTSendRate: 2,
            aliDayTcSend: 2,
            aliDayTnSend: 1,
            aliOrderTSendRate: 1,
            aliOrderTcSend: 1,
            aliOrderTnSend: 1,
            aliUv: 1,
            allLzSendRate: 1,
            allLzcSend: 1,
            allLznSend: 1,
            businessType: 1,
            createTime: '2022-03-31 21:23:12',
            fcDayTSendRate: 1,
            fcDayTcSend: 1,
            fcDayTnSend: 1,
            fcLzSendRate: 1,
            fcLzcSend: 1,
            fcLznSend: 1,
            fcOrderTSendRate: 1,
            fcOrderTcSend: 1,
            fcOrderTnSend: 1,
            fcUv: 1,
            replyImAll: 1,
            replyImRate: 0,
            sendImAll: 1,
            statisticsDate: '2022-04-02',
            totalCSend: 1,
            totalDayTSendRate: 1,
            totalDayTcSend: 1,
            totalDayTnSend: 1,
            totalNSend: 11,
            totalSendRate: 0,
            totalUv: 1,
            updateTime: '2022-03-31 21:23:12'
          }
        ]
      }
    },
    output: { result: { code: 'success', msg: '成功', success: 'true' } }
  },
}
