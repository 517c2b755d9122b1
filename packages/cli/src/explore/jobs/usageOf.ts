import { describe, type JobError } from '@paifang/result'
import { UsageError } from '../../UsageError'

/** What a person has to hear of a job, in both languages. */
export const usageOf = (error: JobError): UsageError =>
  new UsageError({ en: describe(error, 'en'), zh: describe(error, 'zh') })
