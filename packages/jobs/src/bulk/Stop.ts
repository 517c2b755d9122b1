import type { JobError } from '@paifang/result'

/** Why a job stops before its end. */
export type Stop = Omit<JobError, '_tag' | 'job' | 'method'>
