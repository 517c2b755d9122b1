// Generated from upload; corrections go into spec/, not here.
import {
  file,
  limited,
  struct,
  text,
  unknownValue,
  type Codec,
  type FilePart,
  type Operation,
} from '@paifang/contract'

/** 示例: input */
export interface DemoPictureUploadInput {
  readonly title: string
  readonly image: FilePart
}

export const DemoPictureUploadInput: Codec<DemoPictureUploadInput> = /*#__PURE__*/ (() =>
  struct<DemoPictureUploadInput>('DemoPictureUploadInput', {
    required: {
      title: limited(text, { maxLength: 20 }),
      image: limited(file, { maxBytes: 1048576 }),
    },
  }))()

/** 示例: output */
export interface DemoPictureUploadOutput {
  readonly content?: unknown
  readonly url?: string
}

export const DemoPictureUploadOutput: Codec<DemoPictureUploadOutput> = /*#__PURE__*/ (() =>
  struct<DemoPictureUploadOutput>('DemoPictureUploadOutput', {
    optional: {
      content: unknownValue,
      url: text,
    },
  }))()

/** 示例 (`taobao.demo.picture.upload`) */
export const demoPictureUpload: Operation<'top', DemoPictureUploadInput, DemoPictureUploadOutput> = {
  gateway: 'top',
  method: 'taobao.demo.picture.upload',
  title: '示例',
  input: DemoPictureUploadInput,
  output: DemoPictureUploadOutput,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [],
}
