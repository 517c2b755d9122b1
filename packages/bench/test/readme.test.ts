import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tableNames } from '../src/bench'
import { tables } from '../src/tables/tables'

const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8')

describe('README.md', () => {
  it.each(tableNames)('names the table %s', (name) => {
    expect(readme).toContain(`\`${name}\``)
  })

  it.each(tables.map(({ title }) => title))('shows the latest figures of: %s', (title) => {
    expect(readme).toContain(`\n${title}\n`)
  })

  it('says of every goal whether it is met', () => {
    for (const goal of ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9'])
      expect(readme).toMatch(new RegExp(`^\\| ${goal} +\\|.*\\| +(met|\\*\\*missed\\*\\*) +\\|$`, 'm'))
  })
})
