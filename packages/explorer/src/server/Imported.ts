/** `POST /api/calls/import` */
export interface Imported {
  readonly seqs: ReadonlyArray<number>
  readonly unread: number
}
