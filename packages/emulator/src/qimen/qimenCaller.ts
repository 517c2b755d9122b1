import { platformCaller } from '../top/topCaller'
import { elementsOf } from './writeQimen'

/**
 * Qimen where it calls others. Where no operation tells, lists are repeated elements.
 *
 * @see Qimen 5: inbound
 */
export const qimenCaller = platformCaller({
  forms: ['xml'],
  params: { customerId: 'stub-cust-code' },
  elements: ({ operation, input }) => elementsOf(operation?.input, input),
})
