// Generated from public documents of open.face.queryGroup; corrections go into spec/, not here.
import { idInput, struct, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.face.queryGroup. */
export declare namespace FaceQueryGroup {
  /** 查询人脸分组: input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<FaceQueryGroup.Input>('FaceQueryGroup.Input', {
  required: {
    orgid: idInput,
  },
})

/** 查询人脸分组 (`open.face.queryGroup`) */
export const faceQueryGroup: Operation<
  'opretail',
  FaceQueryGroup.Input,
  FaceQueryGroup.Output
> = {
  gateway: 'opretail',
  method: 'open.face.queryGroup',
  title: '查询人脸分组',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  example: { input: { orgid: '66' } },
}
