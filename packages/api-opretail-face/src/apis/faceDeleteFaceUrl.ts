// Generated from public documents of open.face.deleteFaceUrl; corrections go into spec/, not here.
import { idInput, struct, text, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.face.deleteFaceUrl. */
export declare namespace FaceDeleteFaceUrl {
  /** 删除人脸图片: input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
    /** Face group (= groupid). (e.g. `12`) */
    readonly departno: IdInput
    /** Your own id of the member, unique. (e.g. `member-1`) */
    readonly userid: string
    /** The picture. (e.g. `31`) */
    readonly faceid: IdInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<FaceDeleteFaceUrl.Input>('FaceDeleteFaceUrl.Input', {
  required: {
    orgid: idInput,
    departno: idInput,
    userid: text,
    faceid: idInput,
  },
})

/** 删除人脸图片 (`open.face.deleteFaceUrl`) */
export const faceDeleteFaceUrl: Operation<
  'opretail',
  FaceDeleteFaceUrl.Input,
  FaceDeleteFaceUrl.Output
> = {
  gateway: 'opretail',
  method: 'open.face.deleteFaceUrl',
  title: '删除人脸图片',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [],
  example: { input: { orgid: '66', departno: '12', userid: 'member-1', faceid: '31' } },
}
