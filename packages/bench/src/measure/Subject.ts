/** Something to measure: `run` does it `count` times, `concurrency` of them at once where it waits for others. */
export interface Subject {
  readonly run: (count: number, concurrency: number) => Promise<void> | void
}

/** Makes a subject in its own process; `url` is where the answering server listens, where the table needs one. */
export type Cell = (given: { readonly url: string }) => Promise<Subject> | Subject
