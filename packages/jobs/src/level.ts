export { forgetJob, levelCheckpoint, type LevelOptions } from './store/levelStore'
export { levelCopy } from './store/levelCopy'
export { jobsIn, progressOf, type JobsOptions, type JobStanding } from './store/standing'
