import { integer, limited, struct, text } from '@paifang/contract'
import { done, withBody } from '../control/body'
import type { Route } from '../control/Route'
import type { OaidOrder, TopState } from './TopState'

type Place = Pick<OaidOrder, 'state' | 'city' | 'district' | 'address_detail'>
type OrderWish = Omit<OaidOrder, 'isCurrent' | keyof Place> & Partial<Place>

const nowhere: Place = { state: '', city: '', district: '', address_detail: '' }

const OrderBody = struct<OrderWish>('order behind an oaid', {
  required: { oaid: text, tid: text, name: text, mobile: text },
  optional: {
    state: text,
    city: text,
    district: text,
    address_detail: text,
    virtual: struct<NonNullable<OaidOrder['virtual']>>('virtual number', {
      required: { mobile: text, expiresAt: integer },
    }),
    maskedBy: text,
  },
})

const AddressBody = struct<{ readonly tid: string; readonly oaid: string; readonly address_detail: string }>(
  'changed address',
  { required: { tid: text, oaid: text, address_detail: text } },
)

const QuotaBody = struct<{ readonly appKey: string; readonly left?: number }>('decryptions', {
  required: { appKey: text },
  optional: { left: limited(integer, { minValue: 0 }) },
})

/** Orders behind oaids: what `top.oaid.decrypt` and `.merge` answer from. */
export const oaidControls = (state: TopState): ReadonlyArray<Route> => [
  {
    verb: 'POST',
    path: '/oaids',
    does: 'adds an order behind an oaid: {"oaid","tid","name","mobile","state"?,"city"?,"district"?,"address_detail"?,"virtual"?: {"mobile","expiresAt"}, "maskedBy"?}',
    run: ({ body }) =>
      withBody(OrderBody, body, (order) => {
        state.addOaid({ ...nowhere, ...order })
        return done
      }),
  },
  {
    verb: 'POST',
    path: '/oaids/address',
    does: 'the buyer of an order changes the address, and its oaid: {"tid", "oaid": the new one, "address_detail"}',
    run: ({ body }) =>
      withBody(AddressBody, body, ({ tid, ...change }) => {
        if (!state.changeAddress(tid, change))
          return { problem: 'no order of that tid is behind an oaid', status: 404 }
        return done
      }),
  },
  {
    verb: 'POST',
    path: '/oaids/quota',
    does: 'decryptions that an application has left, no end of them without: {"appKey", "left"?}',
    run: ({ body }) =>
      withBody(QuotaBody, body, ({ appKey, left }) => {
        if (left === undefined) state.oaidQuota.remove(appKey)
        else state.oaidQuota.put(appKey, left)
        return done
      }),
  },
  {
    verb: 'DELETE',
    path: '/oaids',
    does: 'forgets every order behind an oaid',
    run: () => {
      state.oaids.clear()
      return done
    },
  },
]
