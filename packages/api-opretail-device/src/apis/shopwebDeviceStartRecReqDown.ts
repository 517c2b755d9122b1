// Generated from public documents of open.shopweb.device.startRecReqDown; corrections go into spec/, not here.
import { idInput, struct, text, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.device.startRecReqDown. */
export declare namespace ShopwebDeviceStartRecReqDown {
  /** 录像下载: input */
  interface Input {
    /** Video device. (e.g. `7`) */
    readonly id: IdInput
    /** From, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 00:00:00`) */
    readonly startTime: string
    /** Until, at most ten minutes later. (e.g. `2021-01-03 00:05:00`) */
    readonly endTime: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<ShopwebDeviceStartRecReqDown.Input>('ShopwebDeviceStartRecReqDown.Input', {
  required: {
    id: idInput,
    startTime: text,
    endTime: text,
  },
})

/**
 * 录像下载 (`open.shopweb.device.startRecReqDown`)
 *
 * At most ten minutes. The answer says how it ended: 0 found, and only then an address; 1 recorder offline; 2 not handled; -1 refused; -2 camera not under the recorder; -3 already downloading; -4 no channel free; -5 recorder busy; -6 already playing.
 */
export const shopwebDeviceStartRecReqDown: Operation<
  'opretail',
  ShopwebDeviceStartRecReqDown.Input,
  ShopwebDeviceStartRecReqDown.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.device.startRecReqDown',
  title: '录像下载',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'required',
  idempotent: false,
  sensitive: [],
  example: { input: { id: '7', startTime: '2021-01-03 00:00:00', endTime: '2021-01-03 00:05:00' } },
}
