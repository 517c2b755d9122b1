/** `POST /api/calls/import` */
export interface Imported {
  readonly seqs: ReadonlyArray<number>
  readonly unread: number
  /** What of them was not sent as it had been. */
  readonly said: ReadonlyArray<{ readonly en: string; readonly zh: string }>
}
