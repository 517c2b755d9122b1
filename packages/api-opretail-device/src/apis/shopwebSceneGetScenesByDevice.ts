// Generated from public documents of open.shopweb.scene.getScenesByDevice; corrections go into spec/, not here.
import { integerInput, struct, text, unknownValue, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.scene.getScenesByDevice. */
export declare namespace ShopwebSceneGetScenesByDevice {
  /** 设备预置位列表: input */
  interface Input {
    /** Video device, from the list of devices. (e.g. `7`) */
    readonly deviceId: string
    /** Page, from 1. (e.g. `1`) */
    readonly pageNumber?: IntegerInput
    /** Rows on a page. (e.g. `20`) */
    readonly pageSize?: IntegerInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<ShopwebSceneGetScenesByDevice.Input>('ShopwebSceneGetScenesByDevice.Input', {
  required: {
    deviceId: text,
  },
  optional: {
    pageNumber: integerInput,
    pageSize: integerInput,
  },
})

/** 设备预置位列表 (`open.shopweb.scene.getScenesByDevice`) */
export const shopwebSceneGetScenesByDevice: Operation<
  'opretail',
  ShopwebSceneGetScenesByDevice.Input,
  ShopwebSceneGetScenesByDevice.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.scene.getScenesByDevice',
  title: '设备预置位列表',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'unknown',
  idempotent: true,
  sensitive: [],
  example: { input: { deviceId: '7', pageNumber: 1, pageSize: 20 } },
}
