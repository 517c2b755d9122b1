// Generated from public documents of open.device.public.device.v2.downloadVideo; corrections go into spec/, not here.
import { idInput, struct, text, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.device.public.device.v2.downloadVideo. */
export declare namespace DevicePublicDeviceV2DownloadVideo {
  /** 录像下载(新): input */
  interface Input {
    /** Device. (e.g. `7`) */
    readonly deviceId: IdInput
    /** From, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 00:00:00`) */
    readonly startTime: string
    /** Until, yyyy-MM-dd HH:mm:ss. (e.g. `2021-01-03 23:59:59`) */
    readonly endTime: string
  }

  /** 录像下载(新): output */
  interface Output {
    /** Where the stream is. */
    readonly tlsflv?: string
    /** Where the stream is. */
    readonly flv?: string
    /** Where the stream is. */
    readonly rtsp?: string
    /** Where the stream is. */
    readonly tlsFmp4?: string
  }
}

const Input = struct<DevicePublicDeviceV2DownloadVideo.Input>('DevicePublicDeviceV2DownloadVideo.Input', {
  required: {
    deviceId: idInput,
    startTime: text,
    endTime: text,
  },
})

const Output = struct<DevicePublicDeviceV2DownloadVideo.Output>('DevicePublicDeviceV2DownloadVideo.Output', {
  optional: {
    tlsflv: text,
    flv: text,
    rtsp: text,
    tlsFmp4: text,
  },
})

/**
 * 录像下载(新) (`open.device.public.device.v2.downloadVideo`)
 *
 * Takes a JSON body: call it with carriage json, on a cloud.api endpoint.
 */
export const devicePublicDeviceV2DownloadVideo: Operation<
  'opretail',
  DevicePublicDeviceV2DownloadVideo.Input,
  DevicePublicDeviceV2DownloadVideo.Output
> = {
  gateway: 'opretail',
  method: 'open.device.public.device.v2.downloadVideo',
  title: '录像下载(新)',
  version: 'v3',
  input: Input,
  output: Output,
  codes: [],
  session: 'required',
  idempotent: false,
  sensitive: [],
  example: { input: { deviceId: '7', startTime: '2021-01-03 00:00:00', endTime: '2021-01-03 23:59:59' } },
}
