// Generated from public documents of open.face.passengerflow.getShopDailyPassengers; corrections go into spec/, not here.
import { idInput, integer, list, struct, text, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.face.passengerflow.getShopDailyPassengers. */
export declare namespace FacePassengerflowGetShopDailyPassengers {
  /** 门店每小时客流(人脸): input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
    /** Store. (e.g. `9808`) */
    readonly depId: IdInput
    /** Enterprise on the business platform. (e.g. `1084`) */
    readonly ovoparkEnterpriseId: IdInput
    /** Day, yyyy-MM-dd. (e.g. `2021-01-03`) */
    readonly time: string
  }

  /** 门店每小时客流(人脸): output */
  type Output = ReadonlyArray<Item>

  /** 门店每小时客流(人脸): output */
  interface Item {
    /** People of this class in the hour. */
    readonly regularNum?: number
    /** People of this class in the hour. */
    readonly suspectNum?: number
    /** People of this class in the hour. */
    readonly customerNum?: number
    /** People of this class in the hour. */
    readonly workerNum?: number
    /** People of this class in the hour. */
    readonly vipNum?: number
  }
}

const Input = struct<FacePassengerflowGetShopDailyPassengers.Input>('FacePassengerflowGetShopDailyPassengers.Input', {
  required: {
    orgid: idInput,
    depId: idInput,
    ovoparkEnterpriseId: idInput,
    time: text,
  },
})

const Item = struct<FacePassengerflowGetShopDailyPassengers.Item>('FacePassengerflowGetShopDailyPassengers.Item', {
  optional: {
    regularNum: integer,
    suspectNum: integer,
    customerNum: integer,
    workerNum: integer,
    vipNum: integer,
  },
})

/** 门店每小时客流(人脸) (`open.face.passengerflow.getShopDailyPassengers`) */
export const facePassengerflowGetShopDailyPassengers: Operation<
  'opretail',
  FacePassengerflowGetShopDailyPassengers.Input,
  FacePassengerflowGetShopDailyPassengers.Output
> = {
  gateway: 'opretail',
  method: 'open.face.passengerflow.getShopDailyPassengers',
  title: '门店每小时客流(人脸)',
  version: 'v2',
  input: Input,
  output: list(Item),
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: { input: { orgid: '66', depId: '9808', ovoparkEnterpriseId: '1084', time: '2021-01-03' } },
}
