import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { bench, tableNames } from '../src/bench'
import { machine } from '../src/machine'
import { tables } from '../src/tables/tables'
import { cells as sign } from '../src/cells/sign'
import { cells as parse } from '../src/cells/parse'
import { cells as decode } from '../src/cells/decode'
import { cells as async } from '../src/cells/async'
import { cells as xml } from '../src/cells/xml'
import { cells as batch } from '../src/cells/batch'
import { cells as bulk } from '../src/cells/bulk'
import { cells as pages } from '../src/cells/pages'
import { cells as inbound } from '../src/cells/inbound'
import { cells as fields } from '../src/cells/fields'
import { cells as messages } from '../src/cells/messages'
import { cells as plugged } from '../src/cells/plugged'
import { cells as sharedLimits } from '../src/cells/sharedLimits'
import { cells as call } from '../src/cells/call'

const modules = {
  sign,
  parse,
  decode,
  async,
  xml,
  batch,
  bulk,
  pages,
  fields,
  inbound,
  messages,
  plugged,
  sharedLimits,
  call,
} as Readonly<Record<string, typeof sign>>

describe('tables', () => {
  it('have names of their own', () => {
    expect(new Set(tableNames).size).toBe(tableNames.length)
  })

  it.each(tables.map((table) => [table.name, table] as const))('%s compares cells that exist', (_, table) => {
    expect(existsSync(join(__dirname, '../src/cells', `${table.module}.ts`))).toBe(true)
    const cells = modules[table.module] ?? {}
    const named = [
      ...table.cells,
      table.baseline,
      ...Object.keys(table.counts ?? {}),
      ...(table.goals ?? []).flatMap(({ cell, over = cell }) => [cell, over]),
    ]
    expect(named.filter((cell) => cells[cell] === undefined || !table.cells.includes(cell))).toEqual([])
  })

  it.each(
    tables
      // What calls from a process of its own runs what was built; a Redis ends with the process that it is of.
      .filter(({ server, module }) => server !== true && !['inbound', 'sharedLimits'].includes(module))
      .flatMap(({ module, cells }) => cells.map((cell) => [module, cell])),
  )('%s: %s runs', async (module, name) => {
    const subject = await modules[module]![name]!({ url: '' })
    await subject.run(1, 1)
  })

  it('hold the goals that are ratios of cells', () => {
    const goals = new Set(tables.flatMap((table) => (table.goals ?? []).map(({ goal }) => goal)))
    expect([...goals]).toEqual([
      ...['P1', 'P2', 'P3', 'P4', 'P5', 'P9', 'P12', 'P16', 'P11', 'P15', 'P13', 'P14', 'P10'],
    ])
  })
})

describe('bench', () => {
  it('names the tables there are when one is asked for that is not', async () => {
    await expect(bench({ names: ['nothing'], rounds: 1, onStep: () => undefined })).rejects.toThrow(
      /no table begins with nothing; there are: call-1, /,
    )
  })
})

describe('machine', () => {
  it('is busy when others took more than a little of it before any table', () => {
    expect(machine([0, 0.01, 0.1]).busy).toBe(false)
    expect(machine([0, 0.01, 0.9])).toMatchObject({ busy: true, busyShare: 0.9 })
    expect(machine([]).busy).toBe(false)
  })
})
