// Generated from public documents of open.shopweb.device.snapshot; corrections go into spec/, not here.
import { idInput, struct, text, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.device.snapshot. */
export declare namespace ShopwebDeviceSnapshot {
  /** 设备抓拍: input */
  interface Input {
    /** Device. (e.g. `7`) */
    readonly id: IdInput
  }

  /** 设备抓拍: output */
  interface Output {
    /** Where the picture is. */
    readonly url?: string
  }
}

const Input = struct<ShopwebDeviceSnapshot.Input>('ShopwebDeviceSnapshot.Input', {
  required: {
    id: idInput,
  },
})

const Output = struct<ShopwebDeviceSnapshot.Output>('ShopwebDeviceSnapshot.Output', {
  optional: {
    url: text,
  },
})

/** 设备抓拍 (`open.shopweb.device.snapshot`) */
export const shopwebDeviceSnapshot: Operation<
  'opretail',
  ShopwebDeviceSnapshot.Input,
  ShopwebDeviceSnapshot.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.device.snapshot',
  title: '设备抓拍',
  version: 'v1',
  input: Input,
  output: Output,
  codes: [],
  session: 'required',
  idempotent: false,
  sensitive: [],
  example: { input: { id: '7' } },
}
