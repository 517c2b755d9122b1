// Generated from public documents of open.shopweb.device.getDeviceList; corrections go into spec/, not here.
import { id, idInput, list, struct, text, type Id, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.device.getDeviceList. */
export declare namespace ShopwebDeviceGetDeviceList {
  /** 门店设备列表: input */
  interface Input {
    /** Store. (e.g. `9808`) */
    readonly id: IdInput
  }

  /** 门店设备列表: output */
  interface Output {
    readonly records: ReadonlyArray<Records>
  }

  interface Records {
    readonly id?: Id
    readonly mac?: string
  }
}

const Input = struct<ShopwebDeviceGetDeviceList.Input>('ShopwebDeviceGetDeviceList.Input', {
  required: {
    id: idInput,
  },
})

const Records = struct<ShopwebDeviceGetDeviceList.Records>('ShopwebDeviceGetDeviceList.Records', {
  optional: {
    id: id,
    mac: text,
  },
})

const Output = struct<ShopwebDeviceGetDeviceList.Output>('ShopwebDeviceGetDeviceList.Output', {
  required: {
    records: list(Records),
  },
})

/** 门店设备列表 (`open.shopweb.device.getDeviceList`) */
export const shopwebDeviceGetDeviceList: Operation<
  'opretail',
  ShopwebDeviceGetDeviceList.Input,
  ShopwebDeviceGetDeviceList.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.device.getDeviceList',
  title: '门店设备列表',
  version: 'v1',
  input: Input,
  output: Output,
  codes: [],
  session: 'required',
  idempotent: true,
  sensitive: [],
  example: { input: { id: '9808' } },
}
