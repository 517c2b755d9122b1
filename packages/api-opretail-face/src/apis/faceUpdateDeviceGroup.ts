// Generated from public documents of open.face.updateDeviceGroup; corrections go into spec/, not here.
import { idInput, integerInput, struct, text, unknownValue, type IdInput, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.face.updateDeviceGroup. */
export declare namespace FaceUpdateDeviceGroup {
  /** 更换设备的分组: input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
    /** Face group. (e.g. `12`) */
    readonly groupid: IdInput
    /** The group it moves to. (e.g. `13`) */
    readonly groupid2: IntegerInput
    /** Device. (e.g. `d47c44906f14`) */
    readonly deviceMac: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<FaceUpdateDeviceGroup.Input>('FaceUpdateDeviceGroup.Input', {
  required: {
    orgid: idInput,
    groupid: idInput,
    groupid2: integerInput,
    deviceMac: text,
  },
})

/** 更换设备的分组 (`open.face.updateDeviceGroup`) */
export const faceUpdateDeviceGroup: Operation<
  'opretail',
  FaceUpdateDeviceGroup.Input,
  FaceUpdateDeviceGroup.Output
> = {
  gateway: 'opretail',
  method: 'open.face.updateDeviceGroup',
  title: '更换设备的分组',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [],
  example: { input: { orgid: '66', groupid: '12', groupid2: 13, deviceMac: 'd47c44906f14' } },
}
