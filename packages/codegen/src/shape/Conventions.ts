/** What a gateway's documents mean where their words do not tell: an importer knows. Default: none of it. */
export interface Conventions {
  /** At the top of a request a list of scalars is comma-joined text, and `byte[]` an upload. */
  readonly joinsLists?: true
  /** An integer of a request whose example is no number is a text. */
  readonly trustsExamples?: true
  /** Only a parameter is JSON text: inside it, JSON is a value. */
  readonly nestsJson?: true
  /** Lists of structs are XML in which each item is an element called after its type: `OrderLine[]`, `orderLine`. */
  readonly namesItems?: true
  /** Names of parameters that every request has from its client; a document may list them with those of a method. */
  readonly sentByClient?: ReadonlyArray<string>
}
