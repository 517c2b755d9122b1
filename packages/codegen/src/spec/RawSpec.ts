import type { SessionNeed } from '@paifang/contract'
import type { Fact } from './Fact'
import type { Conventions } from '../shape/Conventions'
import type { RawField } from './RawField'
import type { DocumentedError, Spec, SpecSource } from './Spec'

/** What every importer reads out of its own form of document; `infer` turns it into a Spec. */
export interface RawSpec {
  readonly gateway: Spec['gateway']
  readonly method: string
  readonly version?: string
  readonly verb?: NonNullable<Spec['verb']>
  readonly title?: string
  readonly description?: string
  readonly category?: string
  readonly source: SpecSource
  readonly session?: { readonly value: SessionNeed; readonly because?: string }
  readonly errors?: ReadonlyArray<DocumentedError>
  /** What the document means where its words do not tell. */
  readonly conventions?: Conventions
  readonly input: ReadonlyArray<RawField> | 'unknown'
  readonly output: ReadonlyArray<RawField> | 'unknown'
  readonly outputIs?: 'list'
  /** What the importer found out about its document, beyond what stands in it. */
  readonly facts?: ReadonlyArray<Fact>
}
