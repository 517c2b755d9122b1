import { struct, text, type Codec } from '@paifang/contract'

export interface LoginInput {
  /** A business-platform account (www.ovopark.com), not one of the developer console. */
  readonly userName: string
  readonly password: string
}

export const LoginInput: Codec<LoginInput> = /*#__PURE__*/ (() =>
  struct<LoginInput>('LoginInput', { required: { userName: text, password: text } }))()

/** Seen by integrators: USERNAME_ERROE, PASSWORD_ERROE. */
export type LoginCode = '103094' | '103095'

export const loginCodes: ReadonlyArray<LoginCode> = ['103094', '103095']
