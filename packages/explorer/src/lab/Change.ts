/** A call of the control API that changes something. */
export interface ControlCall {
  readonly verb: 'POST' | 'DELETE'
  readonly path: string
  readonly body?: unknown
}

/** What takes a change back, known once it was answered; none: nothing does. */
export type Undo = (answer: unknown) => ReadonlyArray<ControlCall>

/** Makes a change; how, stands on the page, and what takes it back stays at hand. `false`: it was refused. */
export type Change = (call: ControlCall, undo?: Undo) => Promise<boolean>

/** The same as a line for a test. */
export const curlOf = (origin: string, { verb, path, body }: ControlCall): string =>
  [
    'curl',
    ...(body === undefined ? ['-X', verb] : []),
    `${origin}/_paifang${path}`,
    ...(body === undefined ? [] : ['-d', `'${JSON.stringify(body).replaceAll("'", `'\\''`)}'`]),
  ].join(' ')
