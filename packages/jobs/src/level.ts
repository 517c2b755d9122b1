export { levelCheckpoint, progressOf, type LevelOptions } from './store/levelStore'
