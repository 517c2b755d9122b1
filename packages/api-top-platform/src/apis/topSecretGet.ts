// Generated from taobao.top.secret.get of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { idInput, integer, integerInput, struct, text, type IdInput, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of taobao.top.secret.get. */
export declare namespace TopSecretGet {
  /** 获取TOP通道解密秘钥: input */
  interface Input {
    /** The pseudo random code of the application, from the console. (e.g. `the-random-code`) */
    readonly random_num: string
    /** Absent: the current key; -1: the one before; n: that version. (e.g. `1`) */
    readonly secret_version?: IntegerInput
    /** A registered account of the application, in place of a session. */
    readonly customer_user_id?: IdInput
  }

  /** 获取TOP通道解密秘钥: output */
  interface Output {
    /** Base64 of the 16 bytes of the key. (e.g. `AAAAAAAAAAAAAAAAAAAAAA==`) */
    readonly secret?: string
    /** e.g. `1` */
    readonly secret_version?: number
    /** Seconds for which the key is fresh. (e.g. `300`) */
    readonly interval?: number
    /** Seconds after which the key must not be used any more. (e.g. `600`) */
    readonly max_interval?: number
    /** JSON text of texts: the form in which each kind of data is to be encrypted. (e.g. `{"encrypt_slide_size":"4"}`) */
    readonly app_config?: string
  }
}

const Input = struct<TopSecretGet.Input>('TopSecretGet.Input', {
  required: {
    random_num: text,
  },
  optional: {
    secret_version: integerInput,
    customer_user_id: idInput,
  },
})

const Output = struct<TopSecretGet.Output>('TopSecretGet.Output', {
  optional: {
    secret: text,
    secret_version: integer,
    interval: integer,
    max_interval: integer,
    app_config: text,
  },
})

/**
 * 获取TOP通道解密秘钥 (`taobao.top.secret.get`)
 *
 * The key for texts that the application stores encrypted: of the seller whose session is given, of the application without one. HTTPS only.
 */
export const topSecretGet: Operation<
  'top',
  TopSecretGet.Input,
  TopSecretGet.Output
> = {
  gateway: 'top',
  method: 'taobao.top.secret.get',
  title: '获取TOP通道解密秘钥',
  input: Input,
  output: Output,
  codes: [],
  session: 'optional',
  idempotent: true,
  sensitive: [['random_num'], ['secret']],
  example: {
    input: { random_num: 'the-random-code', secret_version: 1 },
    output: {
      secret: 'AAAAAAAAAAAAAAAAAAAAAA==',
      secret_version: 1,
      interval: 300,
      max_interval: 600,
      app_config: '{"encrypt_slide_size":"4"}'
    }
  },
}
