// Generated from public documents of open.face.updateFaceUrl; corrections go into spec/, not here.
import { idInput, struct, text, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.face.updateFaceUrl. */
export declare namespace FaceUpdateFaceUrl {
  /** 更换人脸图片: input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
    /** Face group (= groupid). (e.g. `12`) */
    readonly departno: IdInput
    /** Your own id of the member; documented, though one client leaves it out. (e.g. `member-1`) */
    readonly userid?: string
    /** Where the picture is to be had publicly. (e.g. `https://pictures.example/1.jpg`) */
    readonly thirdpicurl: string
    /** The picture. (e.g. `31`) */
    readonly faceid: IdInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<FaceUpdateFaceUrl.Input>('FaceUpdateFaceUrl.Input', {
  required: {
    orgid: idInput,
    departno: idInput,
    thirdpicurl: text,
    faceid: idInput,
  },
  optional: {
    userid: text,
  },
})

/** 更换人脸图片 (`open.face.updateFaceUrl`) */
export const faceUpdateFaceUrl: Operation<
  'opretail',
  FaceUpdateFaceUrl.Input,
  FaceUpdateFaceUrl.Output
> = {
  gateway: 'opretail',
  method: 'open.face.updateFaceUrl',
  title: '更换人脸图片',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [['thirdpicurl']],
  example: {
    input: {
      orgid: '66',
      departno: '12',
      userid: 'member-1',
      thirdpicurl: 'https://pictures.example/1.jpg',
      faceid: '31'
    }
  },
}
