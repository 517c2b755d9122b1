// Generated from taobao.top.oaid.decrypt of the API metadata of 2023-10-11; corrections go into spec/, not here.
import { boolean, dateTime, integerInput, limited, list, present, struct, text, type IntegerInput, type Operation } from '@paifang/contract'

/** Types of taobao.top.oaid.decrypt. */
export declare namespace TopOaidDecrypt {
  /** OAID解密: input */
  interface Input {
    /** At most 20. (at most 20 items) */
    readonly query_list: ReadonlyArray<QueryList>
  }

  /** At most 20. */
  interface QueryList {
    /** As the order says; it belongs to this shop and application. (e.g. `oaid-of-the-order`) */
    readonly oaid: string
    /** The order. (e.g. `2310120000000000001`) */
    readonly tid: string
    /** What the data is for; other fields come back masked. 1001 to 1007 waybills, delivery and drop-shipping; 1008 address only; 1009 name only; 2001 and 2002 mobile number only; 3001 Qimen. (e.g. `1001`) */
    readonly scene: string
    /** Days for which a virtual number is wanted. (e.g. `7`) */
    readonly secret_no_days?: IntegerInput
  }

  /** OAID解密: output */
  interface Output {
    readonly receiver_list: ReadonlyArray<ReceiverList>
  }

  interface ReceiverList {
    /** The identifier that was asked for. (e.g. `oaid-of-the-order`) */
    readonly oaid?: string
    /** The order that was asked for. Pair rows by oaid and order, not by position. (e.g. `2310120000000000001`) */
    readonly tid?: string
    /** Name of the receiver. (e.g. `收*人`) */
    readonly name?: string
    /** Mobile number; where privacy_protection is true a virtual one, as number-extension. (e.g. `18800000000-123`) */
    readonly mobile?: string
    /** Fixed line. (e.g. `0571-00000000`) */
    readonly phone?: string
    /** e.g. `中国` */
    readonly country?: string
    /** Province. (e.g. `浙江省`) */
    readonly state?: string
    /** e.g. `杭州市` */
    readonly city?: string
    /** e.g. `余杭区` */
    readonly district?: string
    /** e.g. `五常街道` */
    readonly town?: string
    /** Address below the town. (e.g. `某路1号`) */
    readonly address_detail?: string
    /** false: the buyer changed the address since; fetch the order again for its new oaid. (e.g. `true`) */
    readonly matched?: boolean
    /** Whether the mobile number is a virtual one. (e.g. `true`) */
    readonly privacy_protection?: boolean
    /** Until when a virtual number reaches the receiver. (e.g. `2023-10-26 12:00:00`) */
    readonly secret_no_expire_time?: Date
    /** Why the texts are still masked, e.g. DECRYPTION_DISABLED_BY_ORDERCLOSED. Not a failed call. */
    readonly desensitize_rule?: string
  }
}

const QueryList = struct<TopOaidDecrypt.QueryList>('TopOaidDecrypt.QueryList', {
  required: {
    oaid: text,
    tid: text,
    scene: text,
  },
  optional: {
    secret_no_days: integerInput,
  },
})

const Input = struct<TopOaidDecrypt.Input>('TopOaidDecrypt.Input', {
  required: {
    query_list: present(limited(list(QueryList), { maxListSize: 20 })),
  },
})

const ReceiverList = struct<TopOaidDecrypt.ReceiverList>('TopOaidDecrypt.ReceiverList', {
  optional: {
    oaid: text,
    tid: text,
    name: text,
    mobile: text,
    phone: text,
    country: text,
    state: text,
    city: text,
    district: text,
    town: text,
    address_detail: text,
    matched: boolean,
    privacy_protection: boolean,
    secret_no_expire_time: dateTime,
    desensitize_rule: text,
  },
})

const Output = struct<TopOaidDecrypt.Output>('TopOaidDecrypt.Output', {
  required: {
    receiver_list: list(ReceiverList),
  },
})

/**
 * OAID解密 (`taobao.top.oaid.decrypt`)
 *
 * The receivers behind the oaids of orders. Shops have a quota; some scenes cost. Do not repeat it blindly.
 */
export const topOaidDecrypt: Operation<
  'top',
  TopOaidDecrypt.Input,
  TopOaidDecrypt.Output
> = {
  gateway: 'top',
  method: 'taobao.top.oaid.decrypt',
  title: 'OAID解密',
  input: Input,
  output: Output,
  codes: [],
  session: 'required',
  idempotent: false,
  sensitive: [
    ['receiver_list', 'name'],
    ['receiver_list', 'mobile'],
    ['receiver_list', 'phone'],
    ['receiver_list', 'state'],
    ['receiver_list', 'city'],
    ['receiver_list', 'district'],
    ['receiver_list', 'town'],
    ['receiver_list', 'address_detail']
  ],
  example: {
    input: {
      query_list: [{ oaid: 'oaid-of-the-order', tid: '2310120000000000001', scene: '1001', secret_no_days: 7 }]
    },
    output: {
      receiver_list: [
        {
          oaid: 'oaid-of-the-order',
          tid: '2310120000000000001',
          name: '收*人',
          mobile: '18800000000-123',
          phone: '0571-00000000',
          country: '中国',
          state: '浙江省',
          city: '杭州市',
          district: '余杭区',
          town: '五常街道',
          address_detail: '某路1号',
          matched: true,
          privacy_protection: true,
          secret_no_expire_time: new Date(1698292800000)
        }
      ]
    }
  },
}
