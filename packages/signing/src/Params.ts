/** Raw parameters as a caller has them: public and business parameters in one object. */
export type Params = Readonly<Record<string, unknown>>

/** One parameter as it is signed and sent. */
export type Pair = readonly [name: string, text: string]

export type Pairs = ReadonlyArray<Pair>
