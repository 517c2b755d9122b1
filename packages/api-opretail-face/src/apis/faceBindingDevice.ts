// Generated from public documents of open.face.bindingDevice; corrections go into spec/, not here.
import { idInput, struct, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.face.bindingDevice. */
export declare namespace FaceBindingDevice {
  /** 绑定设备到分组: input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
    /** Face group. (e.g. `12`) */
    readonly groupid: IdInput
    /** Device. (e.g. `7`) */
    readonly deviceId: IdInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<FaceBindingDevice.Input>('FaceBindingDevice.Input', {
  required: {
    orgid: idInput,
    groupid: idInput,
    deviceId: idInput,
  },
})

/** 绑定设备到分组 (`open.face.bindingDevice`) */
export const faceBindingDevice: Operation<
  'opretail',
  FaceBindingDevice.Input,
  FaceBindingDevice.Output
> = {
  gateway: 'opretail',
  method: 'open.face.bindingDevice',
  title: '绑定设备到分组',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [],
  example: { input: { orgid: '66', groupid: '12', deviceId: '7' } },
}
