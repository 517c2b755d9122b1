// Generated from public documents of open.face.getDeviceGroupsConfig; corrections go into spec/, not here.
import { idInput, struct, text, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.face.getDeviceGroupsConfig. */
export declare namespace FaceGetDeviceGroupsConfig {
  /** 查询设备的分组配置: input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
    /** Only this device. (e.g. `d47c44906f14`) */
    readonly deviceMac?: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<FaceGetDeviceGroupsConfig.Input>('FaceGetDeviceGroupsConfig.Input', {
  required: {
    orgid: idInput,
  },
  optional: {
    deviceMac: text,
  },
})

/** 查询设备的分组配置 (`open.face.getDeviceGroupsConfig`) */
export const faceGetDeviceGroupsConfig: Operation<
  'opretail',
  FaceGetDeviceGroupsConfig.Input,
  FaceGetDeviceGroupsConfig.Output
> = {
  gateway: 'opretail',
  method: 'open.face.getDeviceGroupsConfig',
  title: '查询设备的分组配置',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  example: { input: { orgid: '66', deviceMac: 'd47c44906f14' } },
}
