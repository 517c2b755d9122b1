// Generated from public documents of open.face.deleteUser; corrections go into spec/, not here.
import { idInput, struct, text, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.face.deleteUser. */
export declare namespace FaceDeleteUser {
  /** 删除人脸用户: input */
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

const Input = struct<FaceDeleteUser.Input>('FaceDeleteUser.Input', {
  required: {
    orgid: idInput,
    departno: idInput,
    userid: text,
  },
})

/**
 * 删除人脸用户 (`open.face.deleteUser`)
 *
 * Removes the member with all pictures and captures.
 */
export const faceDeleteUser: Operation<
  'opretail',
  FaceDeleteUser.Input,
  FaceDeleteUser.Output
> = {
  gateway: 'opretail',
  method: 'open.face.deleteUser',
  title: '删除人脸用户',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [],
  example: { input: { orgid: '66', departno: '12', userid: 'member-1' } },
}
