// Generated from public documents of open.shopweb.device.getDeviceStates; corrections go into spec/, not here.
import { idInput, struct, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.device.getDeviceStates. */
export declare namespace ShopwebDeviceGetDeviceStates {
  /** 设备状态: input */
  interface Input {
    /** Device. (e.g. `7`) */
    readonly id: IdInput
  }

  /** 设备状态: output */
  interface Output {
    readonly online?: unknown
    /** The device. */
    readonly name?: unknown
  }
}

const Input = struct<ShopwebDeviceGetDeviceStates.Input>('ShopwebDeviceGetDeviceStates.Input', {
  required: {
    id: idInput,
  },
})

const Output = struct<ShopwebDeviceGetDeviceStates.Output>('ShopwebDeviceGetDeviceStates.Output', {
  optional: {
    online: unknownValue,
    name: unknownValue,
  },
})

/** 设备状态 (`open.shopweb.device.getDeviceStates`) */
export const shopwebDeviceGetDeviceStates: Operation<
  'opretail',
  ShopwebDeviceGetDeviceStates.Input,
  ShopwebDeviceGetDeviceStates.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.device.getDeviceStates',
  title: '设备状态',
  version: 'v2',
  input: Input,
  output: Output,
  codes: [],
  session: 'required',
  idempotent: true,
  sensitive: [],
  example: { input: { id: '7' } },
}
