import {
  id,
  idInput,
  integer,
  list,
  struct,
  text,
  type Id,
  type IdInput,
  type Operation,
} from '@paifang/contract'

export interface TradeGetInput {
  readonly tid: IdInput
  readonly fields?: string
}
export const TradeGetInput = struct<TradeGetInput>('TradeGetInput', {
  required: { tid: idInput },
  optional: { fields: text },
})

export interface TradeGetOutput {
  readonly trade?: { readonly tid: Id; readonly num?: number }
  readonly orders?: ReadonlyArray<{ readonly oid: Id }>
}
export const TradeGetOutput = struct<TradeGetOutput>('TradeGetOutput', {
  optional: {
    trade: struct<{ readonly tid: Id; readonly num?: number }>('Trade', {
      required: { tid: id },
      optional: { num: integer },
    }),
    orders: list(struct<{ readonly oid: Id }>('Order', { required: { oid: id } })),
  },
})

/** A read: repeating it is harmless. */
export const tradeGet: Operation<'top', TradeGetInput, TradeGetOutput> = {
  gateway: 'top',
  method: 'taobao.trade.get',
  input: TradeGetInput,
  output: TradeGetOutput,
  codes: [],
  session: 'optional',
  idempotent: true,
  sensitive: [],
}

export interface BlacklistInput {
  readonly request_id?: string
  readonly mobile: string
}

export interface BlacklistOutput {
  readonly result?: {
    readonly success?: string
    readonly code?: string
    readonly msg?: string
    readonly is_retry?: string
  }
}

/** A write that a key makes repeatable, with personal data, whose answer says how it ended. */
export const blacklistSync: Operation<'top', BlacklistInput, BlacklistOutput, 'DUPLICATE'> = {
  gateway: 'top',
  method: 'taobao.blacklist.sync',
  input: struct<BlacklistInput>('BlacklistInput', {
    required: { mobile: text },
    optional: { request_id: text },
  }),
  output: struct<BlacklistOutput>('BlacklistOutput', {
    optional: {
      result: struct<NonNullable<BlacklistOutput['result']>>('Result', {
        optional: { success: text, code: text, msg: text, is_retry: text },
      }),
    },
  }),
  outcome: {
    success: { path: ['result', 'success'], accepts: ['true'] },
    code: { path: ['result', 'code'] },
    message: ['result', 'msg'],
    retryable: ['result', 'is_retry'],
  },
  codes: ['DUPLICATE'],
  session: 'none',
  idempotent: { key: ['request_id'] },
  sensitive: [['mobile']],
}

/** A write that must not be repeated. */
export const ticketSave: Operation<'top', { readonly title: string }, { readonly ok?: string }> = {
  gateway: 'top',
  method: 'alibaba.ticket.save',
  input: struct<{ readonly title: string }>('TicketSaveInput', { required: { title: text } }),
  output: struct<{ readonly ok?: string }>('TicketSaveOutput', { optional: { ok: text } }),
  codes: [],
  session: 'required',
  idempotent: false,
  sensitive: [],
}
