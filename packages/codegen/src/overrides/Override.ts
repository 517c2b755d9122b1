/** The version of the overrides format. */
export const overridesFormat = 'paifang.overrides/1'

/** One correction by hand, with its reason. It survives a new import of the document. */
export interface Override {
  /**
   * What is corrected: a member of the spec (`['session']`, `['outcome', 'success']`), or a field
   * (`['input', 'req', 'data']`). A field that does not exist is added.
   */
  readonly at: ReadonlyArray<string>
  /** The whole new value of a spec member; for a field the members that change. `null` removes. */
  readonly value: unknown
  readonly reason: string
}

export interface Overrides {
  readonly format: typeof overridesFormat
  readonly method: string
  readonly overrides: ReadonlyArray<Override>
}
