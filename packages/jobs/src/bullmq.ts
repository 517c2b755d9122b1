export { startJob, type StartOptions } from './bullmq/startJob'
export { createJobWorker, type JobWorker, type WorkerOptions } from './bullmq/createJobWorker'
export { jobStatus, queuedOutcomes, waitForJob, type JobStatus, type WaitOptions } from './bullmq/jobStatus'
export type { QueueOptions } from './bullmq/QueueOptions'
