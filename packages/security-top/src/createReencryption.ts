import { list, oneOf, struct, text, type Operation } from '@paifang/contract'
import type { CallOptions } from '@paifang/gateway'
import type { AsyncResult, CallError, CryptoError, Result } from '@paifang/result'
import { causeOf, refuseUnknownOptions } from '@paifang/gateway/author'
import { left, right } from 'fp-ts/Either'
import type { FieldResult, TopSecurity } from './createTopSecurity'
import type { FieldType } from './field/FieldType'

/** A field of a row as it is stored. */
export interface StoredField {
  /** Names the field in the table: what `save` gets back. */
  readonly id: string
  readonly text: string
  readonly type: FieldType
  /** Whose key: the seller's session, or `customUser(id)`. Default: the application's own. */
  readonly session?: string
}

export interface ReencryptionInput {
  readonly rows: ReadonlyArray<StoredField>
}

/** Those that were not written anew: why, as a CryptoError says it. */
export interface ReencryptionOutput {
  readonly failed: ReadonlyArray<{ readonly id: string; readonly code: CryptoError['reason'] }>
}

export interface ReencryptionOptions {
  readonly security: Pick<TopSecurity, 'needsReencryption' | 'decrypt' | 'encrypt'>
  /** Writes these texts in place of those that are there. It may be called again for the same: what it throws ends in that. */
  readonly save: (fields: ReadonlyArray<Pick<StoredField, 'id' | 'text'>>) => Promise<unknown>
}

/** A table of one's own as `bulk` of `@paifang/jobs` calls it: client and operation in one. */
export interface Reencryption {
  readonly operation: Operation<'table', ReencryptionInput, ReencryptionOutput>
  /** Never rejects. */
  readonly call: <I, O, C extends string = never>(
    operation: Operation<'table', I, O, C>,
    input: I,
    options?: CallOptions,
  ) => AsyncResult<CallError<C, O>, O>
}

const field = struct<StoredField>('stored field', {
  required: {
    id: text,
    text,
    type: oneOf(['phone', 'nick', 'receiver_name', 'simple', 'normal', 'search']),
  },
  optional: { session: text },
})

const failedField = struct<ReencryptionOutput['failed'][number]>('field that was not written anew', {
  required: {
    id: text,
    code: oneOf([
      'no-key',
      'session',
      'sub-account',
      'not-ciphertext',
      'corrupt',
      'plain',
      'unavailable',
      'no-receiver',
    ]),
  },
})

const operation: Reencryption['operation'] = {
  gateway: 'table',
  method: 'reencrypt',
  title: 'fields encrypted anew with the current keys',
  input: struct<ReencryptionInput>('fields', { required: { rows: list(field) } }),
  output: struct<ReencryptionOutput>('fields that were not written anew', {
    required: { failed: list(failedField) },
  }),
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [
    ['rows', 'text'],
    ['rows', 'session'],
  ],
  bulk: {
    rows: ['rows'],
    max: 100,
    upsert: true,
    rowId: ['id'],
    results: { list: ['failed'], id: ['id'], code: ['code'], only: 'failures' },
  },
}

const { method } = operation

const names: Readonly<Record<keyof ReencryptionOptions, true>> = { security: true, save: true }
const optionNames: ReadonlySet<string> = new Set(Object.keys(names))

/**
 * Encrypts the fields of a table anew that are plain, or whose key is not the current one: for `bulk`, which keeps how far it came,
 * goes on after a crash, and reports each field that could not be. A key service that is away is a failed call, which is
 * made again.
 *
 * @example
 * const table = createReencryption({ security, save })
 * const ended = await bulk(table, table.operation, fields, { job: 'keys of today', toInput: (rows) => ({ rows }) })
 */
export const createReencryption = (options: ReencryptionOptions): Reencryption => {
  refuseUnknownOptions(options, optionNames)
  const { security, save } = options
  const anew = async ({ text: stored, type, session }: StoredField): Promise<FieldResult> => {
    const options = session === undefined ? {} : { session }
    const needs = await security.needsReencryption(stored, type, options)
    if (needs._tag === 'Left' || !needs.right) return needs._tag === 'Left' ? needs : right(stored)
    const plain = await security.decrypt(stored, type, options)
    return plain._tag === 'Left' ? plain : security.encrypt(plain.right, type, options)
  }

  const run = async ({ rows }: ReencryptionInput): Promise<Result<CallError, ReencryptionOutput>> => {
    const failed: Array<ReencryptionOutput['failed'][number]> = []
    const written: Array<Pick<StoredField, 'id' | 'text'>> = []
    for (const row of rows) {
      const result = await anew(row)
      if (result._tag === 'Left') {
        const { reason, error } = result.left
        if (reason === 'unavailable' && error !== undefined) return left(error)
        failed.push({ id: row.id, code: reason })
      } else if (result.right !== row.text) written.push({ id: row.id, text: result.right })
    }
    try {
      if (written.length > 0) await save(written)
    } catch (thrown) {
      const message = 'the table could not be written'
      return left({
        _tag: 'TransportError',
        method,
        reason: 'unknown',
        sent: 'maybe',
        message,
        cause: causeOf(thrown, { secrets: [], values: rows.map((row) => row.text) }),
      })
    }
    return right({ failed })
  }

  // It has one operation: the types of that go in and come out.
  return { operation, call: ((_operation: unknown, input: ReencryptionInput) => () => run(input)) as never }
}
