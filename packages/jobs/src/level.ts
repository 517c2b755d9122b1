export { forgetJob, levelCheckpoint, progressOf, type LevelOptions } from './store/levelStore'
