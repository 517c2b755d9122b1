/**
 * Something a spec says that its document does not: inferred from names, types, descriptions and examples, so
 * that a reviewer sees it and can override it.
 */
export interface Fact {
  /** Where it stands: `['idempotent']`, `['input', 'req', 'id']`. */
  readonly at: ReadonlyArray<string>
  /** What was inferred, e.g. `id`, `sensitive`, `success`. */
  readonly fact: string
  readonly because: string
}
