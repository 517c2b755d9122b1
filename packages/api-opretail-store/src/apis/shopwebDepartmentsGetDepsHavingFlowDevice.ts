// Generated from public documents of open.shopweb.departments.getDepsHavingFlowDevice; corrections go into spec/, not here.
import { struct, unknownValue, type Operation } from '@paifang/contract'

/** Types of open.shopweb.departments.getDepsHavingFlowDevice. */
export declare namespace ShopwebDepartmentsGetDepsHavingFlowDevice {
  /** 有客流设备的门店: input */
  type Input = Readonly<Record<never, never>>

  /** No document says what this output holds. */
  type Output = unknown
}

const Input = struct<ShopwebDepartmentsGetDepsHavingFlowDevice.Input>('ShopwebDepartmentsGetDepsHavingFlowDevice.Input', {})

/** 有客流设备的门店 (`open.shopweb.departments.getDepsHavingFlowDevice`) */
export const shopwebDepartmentsGetDepsHavingFlowDevice: Operation<
  'opretail',
  ShopwebDepartmentsGetDepsHavingFlowDevice.Input,
  ShopwebDepartmentsGetDepsHavingFlowDevice.Output
> = {
  gateway: 'opretail',
  method: 'open.shopweb.departments.getDepsHavingFlowDevice',
  title: '有客流设备的门店',
  version: 'v1',
  input: Input,
  output: unknownValue,
  codes: [],
  session: 'required',
  idempotent: true,
  sensitive: [],
  example: { input: {} },
}
