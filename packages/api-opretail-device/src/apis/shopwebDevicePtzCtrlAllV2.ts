// Generated from public documents of open.shopweb.device.ptzCtrlAll; corrections go into spec/, not here.
import { idInput, integerInput, struct, unknownValue, type IdInput, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.device.ptzCtrlAll. */
export declare namespace ShopwebDevicePtzCtrlAllV2 {
  /** 云台控制: input */
  interface Input {
    /** Device; version 1 calls it id. (e.g. `7`) */
    readonly devicesId: IdInput
    /** 1 up, 2 down, 3 left, 4 right, 6 stop, 7 closer, 8 farther, 9 stop focusing, 15 preset, 22 double click. (e.g. `6`) */
    readonly commandValue: IntegerInput
    /** e.g. `0` */
    readonly param1: IntegerInput
    /** e.g. `0` */
    readonly param2: IntegerInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<ShopwebDevicePtzCtrlAllV2.Input>('ShopwebDevicePtzCtrlAllV2.Input', {
  required: {
    devicesId: idInput,
    commandValue: integerInput,
    param1: integerInput,
    param2: integerInput,
  },
})

/** 云台控制 (`open.shopweb.device.ptzCtrlAll`) */
export const shopwebDevicePtzCtrlAllV2: Operation<
  'opretail',
  ShopwebDevicePtzCtrlAllV2.Input,
  ShopwebDevicePtzCtrlAllV2.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.device.ptzCtrlAll',
  title: '云台控制',
  version: 'v2',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'required',
  idempotent: false,
  sensitive: [],
  example: { input: { devicesId: '7', commandValue: 6, param1: 0, param2: 0 } },
}
