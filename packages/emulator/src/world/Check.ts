/** One thing that was looked at, and what came of it. */
export interface Check {
  readonly name: string
  readonly ok: boolean
  /** It failed, and the emulator is lenient. */
  readonly ignored?: true
}
