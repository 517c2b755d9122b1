/** What an importer is told of the document it reads. */
export interface PageOptions {
  /** The name of the document, as it will stand in the generated header. */
  readonly document: string
  /** The document's own date, `yyyy-MM-dd`, if known. */
  readonly date?: string
}
