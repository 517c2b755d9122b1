// Generated from public documents of open.face.detect; corrections go into spec/, not here.
import { struct, text, unknownValue, type Operation } from '@paifang/contract'

/** Types of open.face.detect. */
export declare namespace FaceDetect {
  /** 检测图片中的人脸: input */
  interface Input {
    /** Where the picture is to be had publicly. (e.g. `https://pictures.example/1.jpg`) */
    readonly url: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<FaceDetect.Input>('FaceDetect.Input', {
  required: {
    url: text,
  },
})

/** 检测图片中的人脸 (`open.face.detect`) */
export const faceDetect: Operation<
  'opretail',
  FaceDetect.Input,
  FaceDetect.Output
> = {
  gateway: 'opretail',
  method: 'open.face.detect',
  title: '检测图片中的人脸',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [['url']],
  example: { input: { url: 'https://pictures.example/1.jpg' } },
}
