import type { Run } from '../Command'
import { report } from './report'
import { runScenarios } from './runScenarios'

/** `paifang start`, the main job of `npm start`: exit code 0 only if every expectation held. */
export const start: Run = async (_args, _flags, context) => {
  const rows = await runScenarios(context.lang)
  if (context.json) context.print(JSON.stringify({ held: rows.every(({ held }) => held), rows }, null, 2))
  else context.printColoured(await report(rows, context))
  return rows.every(({ held }) => held) ? 0 : 1
}
