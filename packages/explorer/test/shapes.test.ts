import type * as Calls from '../../cli/src/explore/calls'
import type * as Catalogue from '../../cli/src/explore/createCatalogue'
import type * as Imports from '../../cli/src/explore/importCaptured'
import type * as Listed from '../../cli/src/explore/jobs/listJobs'
import type * as Opened from '../../cli/src/explore/jobs/openJobs'
import type * as Found from '../../cli/src/explore/jobs/rowsOfJob'
import type { PastedExplained } from '../../cli/src/explore/explainPasted'
import type { Prepared as Sent } from '../../cli/src/explore/prepareCalls'
import type { Called, Checked, OperationList, OperationShown, Prepared } from '../src/server/OperationShown'
import type { Imported } from '../src/server/Imported'
import type { JobList, JobPage, JobRows } from '../src/server/JobShown'
import type { SignatureShown } from '../src/server/SignatureShown'

/** Compiles only while the page may read what the server sends. */
const reads = <Shown>(sent: ReadonlyArray<Shown>): ReadonlyArray<Shown> => sent

// The page imports nothing of the server, so each says what goes between them: this is what holds them together.
describe('what the server sends', () => {
  it('is what the page reads', () => {
    expect([
      reads<OperationList>([] as ReadonlyArray<Catalogue.OperationList>),
      reads<OperationShown>([] as ReadonlyArray<Catalogue.OperationPage>),
      reads<Checked>([] as ReadonlyArray<Calls.Checked>),
      reads<Prepared>([] as ReadonlyArray<Extract<Sent, { readonly id: string }>>),
      reads<Called>([] as ReadonlyArray<Calls.Called>),
      reads<Imported>([] as ReadonlyArray<Imports.Imported>),
      reads<JobList>([] as ReadonlyArray<Listed.JobList>),
      reads<JobPage>([] as ReadonlyArray<Opened.JobPage>),
      reads<JobRows>([] as ReadonlyArray<Found.RowsFound>),
      reads<SignatureShown>([] as ReadonlyArray<PastedExplained>),
    ]).toEqual([[], [], [], [], [], [], [], [], [], []])
  })
})
