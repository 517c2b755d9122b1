// Generated from public documents of open.face.serchGroupUser; corrections go into spec/, not here.
import { idInput, struct, text, unknownValue, type IdInput, type Operation } from '@paifang/contract'

/** Types of open.face.serchGroupUser. */
export declare namespace FaceSerchGroupUser {
  /** 以图搜人: input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
    /** Face group. (e.g. `12`) */
    readonly groupid: IdInput
    /** Where the picture is to be had publicly. (e.g. `https://pictures.example/1.jpg`) */
    readonly thirdpicurl: string
    /** How alike faces must be. */
    readonly threshold?: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<FaceSerchGroupUser.Input>('FaceSerchGroupUser.Input', {
  required: {
    orgid: idInput,
    groupid: idInput,
    thirdpicurl: text,
  },
  optional: {
    threshold: text,
  },
})

/**
 * 以图搜人 (`open.face.serchGroupUser`)
 *
 * Who of a group is on a picture. The name is spelled so.
 */
export const faceSerchGroupUser: Operation<
  'opretail',
  FaceSerchGroupUser.Input,
  FaceSerchGroupUser.Output
> = {
  gateway: 'opretail',
  method: 'open.face.serchGroupUser',
  title: '以图搜人',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [['thirdpicurl']],
  example: { input: { orgid: '66', groupid: '12', thirdpicurl: 'https://pictures.example/1.jpg' } },
}
