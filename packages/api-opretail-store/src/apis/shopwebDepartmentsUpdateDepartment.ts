// Generated from public documents of open.shopweb.departments.updateDepartment; corrections go into spec/, not here.
import { idInput, integerInput, struct, text, unknownValue, type IdInput, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of open.shopweb.departments.updateDepartment. */
export declare namespace ShopwebDepartmentsUpdateDepartment {
  /** 修改门店: input */
  interface Input {
    /** Store. (e.g. `9808`) */
    readonly id: IdInput
    /** Node of the organisation. (e.g. `7`) */
    readonly organizeId?: IdInput
    /** Your own code of the store. (e.g. `D000001`) */
    readonly shopId?: string
    /** Address. */
    readonly address?: string
    /** Of its line. (e.g. `100`) */
    readonly bandwidth?: IntegerInput
    /** Opens at. (e.g. `08:00`) */
    readonly startWorkTime?: string
    /** Closes at. (e.g. `22:00`) */
    readonly endWorkTime?: string
    /** Where it lies. */
    readonly location?: string
    /** Its name. (e.g. `Flagship`) */
    readonly name?: string
    /** Its phone. */
    readonly phone?: string
    /** Its area. */
    readonly storeArea?: string
    /** Enterprise on the business platform. (e.g. `1084`) */
    readonly groupId?: IdInput
    /** Its users, comma-separated. (e.g. `2001,2002`) */
    readonly userIds?: string
  }

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<ShopwebDepartmentsUpdateDepartment.Input>('ShopwebDepartmentsUpdateDepartment.Input', {
  required: {
    id: idInput,
  },
  optional: {
    organizeId: idInput,
    shopId: text,
    address: text,
    bandwidth: integerInput,
    startWorkTime: text,
    endWorkTime: text,
    location: text,
    name: text,
    phone: text,
    storeArea: text,
    groupId: idInput,
    userIds: text,
  },
})

/** 修改门店 (`open.shopweb.departments.updateDepartment`) */
export const shopwebDepartmentsUpdateDepartment: Operation<
  'opretail',
  ShopwebDepartmentsUpdateDepartment.Input,
  ShopwebDepartmentsUpdateDepartment.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.departments.updateDepartment',
  title: '修改门店',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'unknown',
  idempotent: false,
  sensitive: [['address'], ['phone']],
  example: {
    input: {
      id: '9808',
      organizeId: '7',
      shopId: 'D000001',
      bandwidth: 100,
      startWorkTime: '08:00',
      endWorkTime: '22:00',
      name: 'Flagship',
      groupId: '1084',
      userIds: '2001,2002'
    }
  },
}
