import { runNode } from './runNode'

/** What loading modules costs a fresh process. */
export interface LoadCost {
  /** User and system CPU time, in milliseconds. */
  readonly cpuMs: number
  readonly modules: number
}

/** A module, and what is taken from it: whatever it puts off until something is used shows in the figure. */
export interface Import {
  readonly module: string
  readonly name?: string
}

const required = ({ module, name }: Import): string =>
  `require(${JSON.stringify(module)})${name === undefined ? '' : `[${JSON.stringify(name)}]`}`

/** Requires modules one after the other in a fresh process. */
export const loadCost = (imports: ReadonlyArray<Import>): Promise<LoadCost> =>
  runNode<LoadCost>(`
    const before = process.cpuUsage()
    const used = [${imports.map(required).join(',\n')}]
    const { user, system } = process.cpuUsage(before)
    if (used.includes(undefined)) throw new Error('an export is missing')
    console.log(JSON.stringify({ cpuMs: (user + system) / 1000, modules: Object.keys(require.cache).length }))`)
