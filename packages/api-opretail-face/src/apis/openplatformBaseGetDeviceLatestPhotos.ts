// Generated from public documents of open.openplatform.base.getDeviceLatestPhotos; corrections go into spec/, not here.
import { idInput, integerInput, struct, text, unknownValue, type IdInput, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.openplatform.base.getDeviceLatestPhotos. */
export declare namespace OpenplatformBaseGetDeviceLatestPhotos {
  /** 设备最近抓拍: input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
    /** Device; one client makes it a number. (e.g. `d47c44906f14`) */
    readonly device_mac?: string
    /** How many. (e.g. `10`) */
    readonly size?: IntegerInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<OpenplatformBaseGetDeviceLatestPhotos.Input>('OpenplatformBaseGetDeviceLatestPhotos.Input', {
  required: {
    orgid: idInput,
  },
  optional: {
    device_mac: text,
    size: integerInput,
  },
})

/** 设备最近抓拍 (`open.openplatform.base.getDeviceLatestPhotos`) */
export const openplatformBaseGetDeviceLatestPhotos: Operation<
  'opretail',
  OpenplatformBaseGetDeviceLatestPhotos.Input,
  OpenplatformBaseGetDeviceLatestPhotos.Output
> = {
  gateway: 'opretail',
  method: 'open.openplatform.base.getDeviceLatestPhotos',
  title: '设备最近抓拍',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  example: { input: { orgid: '66', device_mac: 'd47c44906f14', size: 10 } },
}
