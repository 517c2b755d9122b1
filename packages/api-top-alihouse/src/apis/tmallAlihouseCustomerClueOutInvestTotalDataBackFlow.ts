// Generated from 003_69777d0c89f5e614.txt; corrections go into spec/, not here.
import {
  integer,
  json,
  list,
  struct,
  text,
  unknownStruct,
  type Codec,
  type Operation,
} from '@paifang/contract'

/** 入参 */
export interface TmallAlihouseCustomerClueOutInvestTotalDataBackFlowInput_Req {
  /** 类型 1.经纪人 2. 门店 3.城市 (e.g. `1`) */
  readonly type: number
  /** json数据 */
  readonly data: ReadonlyArray<Readonly<Record<string, unknown>>>
}

export const TmallAlihouseCustomerClueOutInvestTotalDataBackFlowInput_Req: Codec<TmallAlihouseCustomerClueOutInvestTotalDataBackFlowInput_Req> =
  /*#__PURE__*/ (() =>
    struct<TmallAlihouseCustomerClueOutInvestTotalDataBackFlowInput_Req>(
      'TmallAlihouseCustomerClueOutInvestTotalDataBackFlowInput_Req',
      {
        required: {
          type: integer,
          data: json(list(unknownStruct)),
        },
      },
    ))()

/** 外投统计数据回流接口: input */
export interface TmallAlihouseCustomerClueOutInvestTotalDataBackFlowInput {
  /** 入参 */
  readonly req: TmallAlihouseCustomerClueOutInvestTotalDataBackFlowInput_Req
}

export const TmallAlihouseCustomerClueOutInvestTotalDataBackFlowInput: Codec<TmallAlihouseCustomerClueOutInvestTotalDataBackFlowInput> =
  /*#__PURE__*/ (() =>
    struct<TmallAlihouseCustomerClueOutInvestTotalDataBackFlowInput>(
      'TmallAlihouseCustomerClueOutInvestTotalDataBackFlowInput',
      {
        required: {
          req: TmallAlihouseCustomerClueOutInvestTotalDataBackFlowInput_Req,
        },
      },
    ))()

/** 响应 */
export interface TmallAlihouseCustomerClueOutInvestTotalDataBackFlowOutput_Result {
  /** 返回码 (e.g. `success`) */
  readonly code?: string
  /** 返回信息 (e.g. `成功`) */
  readonly msg?: string
  /** 处理结果 (e.g. `true`) */
  readonly success?: string
}

export const TmallAlihouseCustomerClueOutInvestTotalDataBackFlowOutput_Result: Codec<TmallAlihouseCustomerClueOutInvestTotalDataBackFlowOutput_Result> =
  /*#__PURE__*/ (() =>
    struct<TmallAlihouseCustomerClueOutInvestTotalDataBackFlowOutput_Result>(
      'TmallAlihouseCustomerClueOutInvestTotalDataBackFlowOutput_Result',
      {
        optional: {
          code: text,
          msg: text,
          success: text,
        },
      },
    ))()

/** 外投统计数据回流接口: output */
export interface TmallAlihouseCustomerClueOutInvestTotalDataBackFlowOutput {
  /** 响应 */
  readonly result?: TmallAlihouseCustomerClueOutInvestTotalDataBackFlowOutput_Result
}

export const TmallAlihouseCustomerClueOutInvestTotalDataBackFlowOutput: Codec<TmallAlihouseCustomerClueOutInvestTotalDataBackFlowOutput> =
  /*#__PURE__*/ (() =>
    struct<TmallAlihouseCustomerClueOutInvestTotalDataBackFlowOutput>(
      'TmallAlihouseCustomerClueOutInvestTotalDataBackFlowOutput',
      {
        optional: {
          result: TmallAlihouseCustomerClueOutInvestTotalDataBackFlowOutput_Result,
        },
      },
    ))()

/** 外投统计数据回流接口 (`tmall.alihouse.customer.clue.out.invest.total.data.back.flow`) */
export const tmallAlihouseCustomerClueOutInvestTotalDataBackFlow: Operation<
  'top',
  TmallAlihouseCustomerClueOutInvestTotalDataBackFlowInput,
  TmallAlihouseCustomerClueOutInvestTotalDataBackFlowOutput
> = {
  gateway: 'top',
  method: 'tmall.alihouse.customer.clue.out.invest.total.data.back.flow',
  title: '外投统计数据回流接口',
  input: TmallAlihouseCustomerClueOutInvestTotalDataBackFlowInput,
  output: TmallAlihouseCustomerClueOutInvestTotalDataBackFlowOutput,
  outcome: {
    success: { path: ['result', 'success'], accepts: ['true'] },
    code: { path: ['result', 'code'], accepts: ['success'] },
    message: ['result', 'msg'],
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
            updateTime: '2022-03-31 21:23:12',
          },
        ],
      },
    },
    output: { result: { code: 'success', msg: '成功', success: 'true' } },
  },
}
