import type { Bulk, Operation } from '@paifang/contract'

/** What is known of how an operation takes rows: from its document, and from who calls it. */
export interface Known {
  readonly bulk: Partial<Bulk>
  readonly key: Bulk['key']
  /** The same request may be sent again: it carries a key, or its rows may be written twice. */
  readonly repeatable: boolean
  /** Rows of one request where nobody says: what is documented, at most 100; 50 where nothing is. */
  readonly size: number
}

export const knownOf = (
  operation: Pick<Operation<string, unknown, unknown, string>, 'bulk' | 'idempotent'>,
  said: Partial<Bulk> | undefined,
): Known => {
  const bulk: Partial<Bulk> = { ...operation.bulk, ...said }
  const { idempotent } = operation
  const key = bulk.key ?? (typeof idempotent === 'object' ? { at: idempotent.key } : undefined)
  return {
    bulk,
    key,
    repeatable: key !== undefined || bulk.upsert === true || idempotent === true,
    size: Math.min(bulk.max ?? 50, 100),
  }
}
