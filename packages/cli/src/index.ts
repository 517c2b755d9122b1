export { main } from './main'
export { runProgram } from './runProgram'
export type { Context, ExitCode, Lang } from './Context'
