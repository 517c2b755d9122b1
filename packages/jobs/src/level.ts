export { forgetJob, levelCheckpoint, type LevelOptions } from './store/levelStore'
export { levelCopy, type CopyOptions } from './store/levelCopy'
export { jobsIn, progressOf, type DamagedJob, type JobsOptions, type JobStanding } from './store/standing'
