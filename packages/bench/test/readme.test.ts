import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tableNames } from '../src/bench'
import { tables } from '../src/tables/tables'

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8')
const [, figures = ''] = /\n## Figures\n([\s\S]*?)<!-- end of figures -->/.exec(readme) ?? []
const isMeasured = !figures.includes('\nNot measured since the goals were last raised.\n')
const goals = tables.flatMap((table) => table.goals ?? [])

describe('README.md', () => {
  it.each(tableNames)('names the table %s', (name) => {
    expect(readme).toContain(`\`${name}\``)
  })

  it.each(Array.from({ length: 18 }, (_none, i) => `P${i + 1}`))(
    'states the goal %s as it is held',
    (goal) => {
      const [row = ''] = readme.match(new RegExp(`^\\| ${goal} +\\|.*$`, 'm')) ?? []
      expect(row).toContain('≤')
      for (const { atMost } of goals.filter((one) => one.goal === goal))
        expect(row).toMatch(new RegExp(`≤ ${String(atMost).replace('.', '\\.')}(?![\\d.]\\d|\\d)`))
    },
  )

  it('has a place for its figures', () => {
    expect(figures).not.toBe('')
  })

  const latest = 'shows the latest figures of every table, and whether its goals were met'
  ;(isMeasured ? it : it.skip)(
    isMeasured ? latest : `${latest} (skipped: it says that none are measured)`,
    () => {
      for (const { title } of tables) expect(figures).toContain(`\n${title}\n`)
      const rows = figures.replace(/ +/g, ' ')
      for (const { goal, figure, atMost } of goals)
        expect(rows).toMatch(
          new RegExp(
            `\\| ${goal} \\| ${figure.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')} \\| ≤ ${String(atMost)} \\| [^|]+ \\| (met|\\*\\*missed\\*\\*) \\|`,
          ),
        )
    },
  )
})
