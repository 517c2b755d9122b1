export { bench, tableNames, type BenchOptions } from './bench'
export { render } from './render'
export type { Report } from './Report'
