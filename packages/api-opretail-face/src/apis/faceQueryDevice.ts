// Generated from public documents of open.face.queryDevice; corrections go into spec/, not here.
import { idInput, struct, text, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.face.queryDevice. */
export declare namespace FaceQueryDevice {
  /** 查询人脸设备: input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
    /** Face group. (e.g. `12`) */
    readonly groupid?: IdInput
    /** Device. (e.g. `d47c44906f14`) */
    readonly deviceMac?: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<FaceQueryDevice.Input>('FaceQueryDevice.Input', {
  required: {
    orgid: idInput,
  },
  optional: {
    groupid: idInput,
    deviceMac: text,
  },
})

/** 查询人脸设备 (`open.face.queryDevice`) */
export const faceQueryDevice: Operation<
  'opretail',
  FaceQueryDevice.Input,
  FaceQueryDevice.Output
> = {
  gateway: 'opretail',
  method: 'open.face.queryDevice',
  title: '查询人脸设备',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  example: { input: { orgid: '66', groupid: '12', deviceMac: 'd47c44906f14' } },
}
