// Generated from upload; corrections go into spec/, not here.
import { file, limited, struct, text, unknownValue, type FilePart, type Operation } from '@paifang/contract'

/** Types of taobao.demo.picture.upload. */
export declare namespace DemoPictureUpload {
  /** 示例: input */
  interface Input {
    /** at most 20 characters */
    readonly title: string
    /** at most 1048576 bytes */
    readonly image: FilePart
  }

  /** 示例: output */
  interface Output {
    /** Type guessed: the document does not say how "byte[]" is written */
    readonly content?: unknown
    readonly url?: string
  }
}

const Input = struct<DemoPictureUpload.Input>('DemoPictureUpload.Input', {
  required: {
    title: limited(text, { maxLength: 20 }),
    image: limited(file, { maxBytes: 1048576 }),
  },
})

const Output = struct<DemoPictureUpload.Output>('DemoPictureUpload.Output', {
  optional: {
    content: unknownValue,
    url: text,
  },
})

/** 示例 (`taobao.demo.picture.upload`) */
export const demoPictureUpload: Operation<
  'top',
  DemoPictureUpload.Input,
  DemoPictureUpload.Output
> = {
  gateway: 'top',
  method: 'taobao.demo.picture.upload',
  title: '示例',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [],
}
