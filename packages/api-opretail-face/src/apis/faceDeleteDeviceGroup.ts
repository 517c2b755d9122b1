// Generated from public documents of open.face.deleteDeviceGroup; corrections go into spec/, not here.
import { idInput, struct, text, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.face.deleteDeviceGroup. */
export declare namespace FaceDeleteDeviceGroup {
  /** 解除设备与分组的绑定: input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
    /** Face group. (e.g. `12`) */
    readonly groupid: IdInput
    /** Device. (e.g. `d47c44906f14`) */
    readonly deviceMac: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<FaceDeleteDeviceGroup.Input>('FaceDeleteDeviceGroup.Input', {
  required: {
    orgid: idInput,
    groupid: idInput,
    deviceMac: text,
  },
})

/** 解除设备与分组的绑定 (`open.face.deleteDeviceGroup`) */
export const faceDeleteDeviceGroup: Operation<
  'opretail',
  FaceDeleteDeviceGroup.Input,
  FaceDeleteDeviceGroup.Output
> = {
  gateway: 'opretail',
  method: 'open.face.deleteDeviceGroup',
  title: '解除设备与分组的绑定',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [],
  example: { input: { orgid: '66', groupid: '12', deviceMac: 'd47c44906f14' } },
}
