import type { Result } from '@paifang/result'
import type { PageOptions } from '../document/PageOptions'
import type { Problem } from '../spec/Problem'
import type { Spec } from '../spec/Spec'

/** A document before anybody knows what it is. */
export interface LoadedDocument {
  readonly text: string
  /** The same, parsed; absent when it is not JSON. */
  readonly json?: unknown
}

/** Reads one form of document. */
export interface Importer {
  /** What it reads, for people: `a TOP documentation record`. */
  readonly title: string
  /** Whether a document is of this form; the first importer that says so reads it. */
  readonly reads: (document: LoadedDocument) => boolean
  readonly read: (
    document: LoadedDocument,
    options: PageOptions,
  ) => Result<ReadonlyArray<Problem>, ReadonlyArray<Spec>>
}

/** How the README of a domain package makes a client, as lines of TypeScript. */
export interface ExampleClient {
  readonly create: string
  /** The package it comes from. */
  readonly from: string
  readonly options: ReadonlyArray<string>
  /** The option for operations that need a session. */
  readonly session: string
}

/** Where the documents of a gateway come from. */
export interface DocumentSource {
  /** The address at which people read them. */
  readonly pages: string
  /** What to save there, as a person is told: `the page as text`. */
  readonly save: { readonly en: string; readonly zh: string }
  /** The https address of a documentation service that `fetchDocuments` asks. */
  readonly service?: string
}

/** A gateway as the generator takes it: the one entry of its registry. */
export interface GatewayDocuments {
  /** The `gateway` of its specs. */
  readonly name: string
  /** What descriptions of packages call it: `TOP`. */
  readonly title: string
  readonly source?: DocumentSource
  readonly importers: ReadonlyArray<Importer>
  readonly client: ExampleClient
}
