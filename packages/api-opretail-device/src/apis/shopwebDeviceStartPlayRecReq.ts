// Generated from public documents of open.shopweb.device.startPlayRecReq; corrections go into spec/, not here.
import { integerInput, struct, text, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.device.startPlayRecReq. */
export declare namespace ShopwebDeviceStartPlayRecReq {
  /** 录像回放: input */
  interface Input {
    /** Video device, from the list of devices. (e.g. `7`) */
    readonly id: string
    /** From, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 00:00:00`) */
    readonly startTime: string
    /** Until, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 23:59:59`) */
    readonly endTime: string
    /** Speed: 1, 2, 4 or 8. (e.g. `2`) */
    readonly playRate?: IntegerInput
  }

  /** 录像回放: output */
  interface Output {
    /** Where the stream is. */
    readonly rtmp?: string
    /** Where the stream is. */
    readonly tlsflv?: string
    /** Where the stream is. */
    readonly hls?: string
    /** Where the stream is. */
    readonly rtsp?: string
    /** Where the stream is. */
    readonly flv?: string
  }
}

const Input = struct<ShopwebDeviceStartPlayRecReq.Input>('ShopwebDeviceStartPlayRecReq.Input', {
  required: {
    id: text,
    startTime: text,
    endTime: text,
  },
  optional: {
    playRate: integerInput,
  },
})

const Output = struct<ShopwebDeviceStartPlayRecReq.Output>('ShopwebDeviceStartPlayRecReq.Output', {
  optional: {
    rtmp: text,
    tlsflv: text,
    hls: text,
    rtsp: text,
    flv: text,
  },
})

/** 录像回放 (`open.shopweb.device.startPlayRecReq`) */
export const shopwebDeviceStartPlayRecReq: Operation<
  'opretail',
  ShopwebDeviceStartPlayRecReq.Input,
  ShopwebDeviceStartPlayRecReq.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.device.startPlayRecReq',
  title: '录像回放',
  version: 'v1',
  input: Input,
  output: Output,
  codes: [],
  session: 'required',
  idempotent: false,
  sensitive: [],
  example: {
    input: { id: '7', startTime: '2021-01-03 00:00:00', endTime: '2021-01-03 23:59:59', playRate: 2 }
  },
}
