// Generated from taobao.top.sdk.feedback.upload of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { integer, struct, text, type Operation } from '@paifang/contract'

/** Types of taobao.top.sdk.feedback.upload. */
export declare namespace TopSdkFeedbackUpload {
  /** sdk信息回调: input */
  interface Input {
    /** 2: counts of the application, 3: counts by session. (e.g. `2`) */
    readonly type: string
    /** Counts, comma-separated. (e.g. `0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0`) */
    readonly content?: string
  }

  /** sdk信息回调: output */
  interface Output {
    /** Seconds until the next upload. (e.g. `300`) */
    readonly upload_interval?: number
  }
}

const Input = struct<TopSdkFeedbackUpload.Input>('TopSdkFeedbackUpload.Input', {
  required: {
    type: text,
  },
  optional: {
    content: text,
  },
})

const Output = struct<TopSdkFeedbackUpload.Output>('TopSdkFeedbackUpload.Output', {
  optional: {
    upload_interval: integer,
  },
})

/**
 * sdk信息回调 (`taobao.top.sdk.feedback.upload`)
 *
 * How often an application encrypted, decrypted and searched. Its second form holds sessions: send it only if the platform asks for it.
 */
export const topSdkFeedbackUpload: Operation<
  'top',
  TopSdkFeedbackUpload.Input,
  TopSdkFeedbackUpload.Output
> = {
  gateway: 'top',
  method: 'taobao.top.sdk.feedback.upload',
  title: 'sdk信息回调',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [['content']],
  example: {
    input: { type: '2', content: '0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0' },
    output: { upload_interval: 300 }
  },
}
