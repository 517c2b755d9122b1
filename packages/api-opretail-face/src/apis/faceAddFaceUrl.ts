// Generated from public documents of open.face.addFaceUrl; corrections go into spec/, not here.
import { idInput, struct, text, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.face.addFaceUrl. */
export declare namespace FaceAddFaceUrl {
  /** 新增人脸图片: input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
    /** Face group (= groupid). (e.g. `12`) */
    readonly departno: IdInput
    /** Your own id of the member, unique. (e.g. `member-1`) */
    readonly userid: string
    /** Where the picture is to be had publicly. (e.g. `https://pictures.example/1.jpg`) */
    readonly thirdpicurl: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<FaceAddFaceUrl.Input>('FaceAddFaceUrl.Input', {
  required: {
    orgid: idInput,
    departno: idInput,
    userid: text,
    thirdpicurl: text,
  },
})

/** 新增人脸图片 (`open.face.addFaceUrl`) */
export const faceAddFaceUrl: Operation<
  'opretail',
  FaceAddFaceUrl.Input,
  FaceAddFaceUrl.Output
> = {
  gateway: 'opretail',
  method: 'open.face.addFaceUrl',
  title: '新增人脸图片',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [['thirdpicurl']],
  example: {
    input: { orgid: '66', departno: '12', userid: 'member-1', thirdpicurl: 'https://pictures.example/1.jpg' }
  },
}
