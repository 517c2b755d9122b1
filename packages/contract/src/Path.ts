/** Wire names from the root of an input or output; lists on the way are passed through to every element. */
export type Path = ReadonlyArray<string>
