// Generated from names; corrections go into spec/, not here.
import { boolean, struct, text, type Operation } from '@paifang/contract'

/** Types of taobao.demo.names. */
export declare namespace DemoNames {
  /** 示例: input */
  interface Input {
    readonly delete: string
    readonly in?: string
    readonly 'dimission.employee'?: DimissionEmployee
    readonly user_name?: UserName
    readonly userName?: InputUserName
    readonly USERNAME?: InputUSERNAME2
    readonly _t?: string
    readonly '3d'?: string
    readonly constructor?: string
    readonly 名称?: Field
  }

  interface DimissionEmployee {
    readonly is_3D?: boolean
  }

  interface UserName {
    readonly a?: string
  }

  interface InputUserName {
    readonly b?: string
  }

  interface InputUSERNAME2 {
    readonly c?: string
  }

  interface Field {
    readonly x?: string
  }

  /** 示例: output */
  type Output = Readonly<Record<never, never>>
}

const DimissionEmployee = struct<DemoNames.DimissionEmployee>('DemoNames.DimissionEmployee', {
  optional: {
    is_3D: boolean,
  },
})

const UserName = struct<DemoNames.UserName>('DemoNames.UserName', {
  optional: {
    a: text,
  },
})

const InputUserName = struct<DemoNames.InputUserName>('DemoNames.InputUserName', {
  optional: {
    b: text,
  },
})

const InputUSERNAME2 = struct<DemoNames.InputUSERNAME2>('DemoNames.InputUSERNAME2', {
  optional: {
    c: text,
  },
})

const Field = struct<DemoNames.Field>('DemoNames.Field', {
  optional: {
    x: text,
  },
})

const Input = struct<DemoNames.Input>('DemoNames.Input', {
  required: {
    delete: text,
  },
  optional: {
    in: text,
    'dimission.employee': DimissionEmployee,
    user_name: UserName,
    userName: InputUserName,
    USERNAME: InputUSERNAME2,
    _t: text,
    '3d': text,
    constructor: text,
    名称: Field,
  },
})

const Output = struct<DemoNames.Output>('DemoNames.Output', {})

/** 示例 (`taobao.demo.names`) */
export const demoNames: Operation<
  'top',
  DemoNames.Input,
  DemoNames.Output
> = {
  gateway: 'top',
  method: 'taobao.demo.names',
  title: '示例',
  input: Input,
  output: Output,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [],
}
