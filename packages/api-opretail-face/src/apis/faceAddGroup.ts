// Generated from public documents of open.face.addGroup; corrections go into spec/, not here.
import { idInput, struct, text, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.face.addGroup. */
export declare namespace FaceAddGroup {
  /** 新增人脸分组: input */
  interface Input {
    /** Name of the group. (e.g. `members`) */
    readonly groupname: string
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<FaceAddGroup.Input>('FaceAddGroup.Input', {
  required: {
    groupname: text,
    orgid: idInput,
  },
})

/** 新增人脸分组 (`open.face.addGroup`) */
export const faceAddGroup: Operation<
  'opretail',
  FaceAddGroup.Input,
  FaceAddGroup.Output
> = {
  gateway: 'opretail',
  method: 'open.face.addGroup',
  title: '新增人脸分组',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [],
  example: { input: { groupname: 'members', orgid: '66' } },
}
