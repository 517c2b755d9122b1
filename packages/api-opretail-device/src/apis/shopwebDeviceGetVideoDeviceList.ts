// Generated from public documents of open.shopweb.device.getVideoDeviceList; corrections go into spec/, not here.
import { idInput, list, struct, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.device.getVideoDeviceList. */
export declare namespace ShopwebDeviceGetVideoDeviceList {
  /** 门店视频设备列表: input */
  interface Input {
    /** Store. (e.g. `9808`) */
    readonly id: IdInput
  }

  /** 门店视频设备列表: output */
  interface Output {
    readonly list: ReadonlyArray<List>
  }

  interface List {
    readonly id?: unknown
    readonly name?: unknown
    readonly devices: ReadonlyArray<Devices>
  }

  interface Devices {
    readonly id?: unknown
    readonly name?: unknown
    readonly online?: unknown
    readonly ptzEnable?: unknown
    readonly audioCallEnable?: unknown
    readonly puid?: unknown
    readonly channel_id?: unknown
    readonly slaveChannel_id?: unknown
    readonly mediaServerIp?: unknown
    readonly mediaServerPort?: unknown
    readonly video_id?: unknown
    readonly machineId?: unknown
  }
}

const Input = struct<ShopwebDeviceGetVideoDeviceList.Input>('ShopwebDeviceGetVideoDeviceList.Input', {
  required: {
    id: idInput,
  },
})

const Devices = struct<ShopwebDeviceGetVideoDeviceList.Devices>('ShopwebDeviceGetVideoDeviceList.Devices', {
  optional: {
    id: unknownValue,
    name: unknownValue,
    online: unknownValue,
    ptzEnable: unknownValue,
    audioCallEnable: unknownValue,
    puid: unknownValue,
    channel_id: unknownValue,
    slaveChannel_id: unknownValue,
    mediaServerIp: unknownValue,
    mediaServerPort: unknownValue,
    video_id: unknownValue,
    machineId: unknownValue,
  },
})

const List = struct<ShopwebDeviceGetVideoDeviceList.List>('ShopwebDeviceGetVideoDeviceList.List', {
  required: {
    devices: list(Devices),
  },
  optional: {
    id: unknownValue,
    name: unknownValue,
  },
})

const Output = struct<ShopwebDeviceGetVideoDeviceList.Output>('ShopwebDeviceGetVideoDeviceList.Output', {
  required: {
    list: list(List),
  },
})

/** 门店视频设备列表 (`open.shopweb.device.getVideoDeviceList`) */
export const shopwebDeviceGetVideoDeviceList: Operation<
  'opretail',
  ShopwebDeviceGetVideoDeviceList.Input,
  ShopwebDeviceGetVideoDeviceList.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.device.getVideoDeviceList',
  title: '门店视频设备列表',
  version: 'v1',
  input: Input,
  output: Output,
  codes: [],
  session: 'required',
  idempotent: true,
  sensitive: [],
  example: { input: { id: '9808' } },
}
