// Generated from public documents of open.face.updateUser; corrections go into spec/, not here.
import { idInput, integerInput, struct, text, unknownValue, type IdInput, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.face.updateUser. */
export declare namespace FaceUpdateUser {
  /** 更新人脸用户: input */
  interface Input {
    /** Enterprise on the open platform. (e.g. `66`) */
    readonly orgid: IdInput
    /** Face group (= groupid). (e.g. `12`) */
    readonly departno: IdInput
    /** Your own id of the member, unique. (e.g. `member-1`) */
    readonly userid: string
    /** Where the picture is to be had publicly. (e.g. `https://pictures.example/1.jpg`) */
    readonly thirdpicurl: string
    /** 0/1: whether a face that is there already is refused. (e.g. `0`) */
    readonly checkrepeat: IntegerInput
    /** Name of the member. */
    readonly username?: string
    /** 1 customer, 2 member, 3 staff; where members are added the same numbers mean something else. (e.g. `2`) */
    readonly memberType?: IntegerInput
    /** Mobile number of the member. */
    readonly mobilephone?: string
    /** 0 male, 1 female. (e.g. `1`) */
    readonly gender?: IntegerInput
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<FaceUpdateUser.Input>('FaceUpdateUser.Input', {
  required: {
    orgid: idInput,
    departno: idInput,
    userid: text,
    thirdpicurl: text,
    checkrepeat: integerInput,
  },
  optional: {
    username: text,
    memberType: integerInput,
    mobilephone: text,
    gender: integerInput,
  },
})

/** 更新人脸用户 (`open.face.updateUser`) */
export const faceUpdateUser: Operation<
  'opretail',
  FaceUpdateUser.Input,
  FaceUpdateUser.Output
> = {
  gateway: 'opretail',
  method: 'open.face.updateUser',
  title: '更新人脸用户',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [['username'], ['mobilephone'], ['thirdpicurl']],
  example: {
    input: {
      orgid: '66',
      departno: '12',
      userid: 'member-1',
      thirdpicurl: 'https://pictures.example/1.jpg',
      checkrepeat: 0,
      memberType: 2,
      gender: 1
    }
  },
}
