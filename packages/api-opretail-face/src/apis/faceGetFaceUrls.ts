// Generated from public documents of open.face.getFaceUrls; corrections go into spec/, not here.
import { idInput, struct, text, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.face.getFaceUrls. */
export declare namespace FaceGetFaceUrls {
  /** 查询人脸图片: input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
    /** Face group (= groupid). (e.g. `12`) */
    readonly departno: IdInput
    /** Your own id of the member, unique. (e.g. `member-1`) */
    readonly userid: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<FaceGetFaceUrls.Input>('FaceGetFaceUrls.Input', {
  required: {
    orgid: idInput,
    departno: idInput,
    userid: text,
  },
})

/** 查询人脸图片 (`open.face.getFaceUrls`) */
export const faceGetFaceUrls: Operation<
  'opretail',
  FaceGetFaceUrls.Input,
  FaceGetFaceUrls.Output
> = {
  gateway: 'opretail',
  method: 'open.face.getFaceUrls',
  title: '查询人脸图片',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  example: { input: { orgid: '66', departno: '12', userid: 'member-1' } },
}
