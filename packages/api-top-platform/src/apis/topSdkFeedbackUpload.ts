// Generated from taobao.top.sdk.feedback.upload of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { integer, struct, text, type Codec, type Operation } from '@paifang/contract'

/** sdk信息回调: input */
export interface TopSdkFeedbackUploadInput {
  /** 2: counts of the application, 3: counts by session. (e.g. `2`) */
  readonly type: string
  /** Counts, comma-separated. (e.g. `0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0`) */
  readonly content?: string
}

export const TopSdkFeedbackUploadInput: Codec<TopSdkFeedbackUploadInput> = /*#__PURE__*/ (() =>
  struct<TopSdkFeedbackUploadInput>('TopSdkFeedbackUploadInput', {
    required: {
      type: text,
    },
    optional: {
      content: text,
    },
  }))()

/** sdk信息回调: output */
export interface TopSdkFeedbackUploadOutput {
  /** Seconds until the next upload. (e.g. `300`) */
  readonly upload_interval?: number
}

export const TopSdkFeedbackUploadOutput: Codec<TopSdkFeedbackUploadOutput> = /*#__PURE__*/ (() =>
  struct<TopSdkFeedbackUploadOutput>('TopSdkFeedbackUploadOutput', {
    optional: {
      upload_interval: integer,
    },
  }))()

/**
 * sdk信息回调 (`taobao.top.sdk.feedback.upload`)
 *
 * How often an application encrypted, decrypted and searched. Its second form holds sessions: send it only if the platform asks for it.
 */
export const topSdkFeedbackUpload: Operation<'top', TopSdkFeedbackUploadInput, TopSdkFeedbackUploadOutput> = {
  gateway: 'top',
  method: 'taobao.top.sdk.feedback.upload',
  title: 'sdk信息回调',
  input: TopSdkFeedbackUploadInput,
  output: TopSdkFeedbackUploadOutput,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [['content']],
  example: {
    input: { type: '2', content: '0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0' },
    output: { upload_interval: 300 },
  },
}
