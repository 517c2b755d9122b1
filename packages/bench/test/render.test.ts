import type { Report } from '../src/Report'
import { render, renderMarkdown } from '../src/render'

const table = {
  name: 'call',
  title: 'One call',
  module: 'call',
  cells: ['floor', 'ours'],
  baseline: 'floor',
  count: 1,
}

const report = (busy: boolean): Report => ({
  machine: { node: 'v20.19.0', cores: 2, model: 'a processor', date: '2026-01-02', busyShare: 0.031, busy },
  rounds: 5,
  seconds: 61.2,
  tables: [
    {
      table,
      rows: [
        { cell: 'floor', cpuUs: 30.04, ratio: 1, lowest: 1, highest: 1 },
        { cell: 'ours', cpuUs: 1.5, ratio: 1.456, lowest: 1.4, highest: 1.61 },
      ],
      verdicts: [
        {
          goal: 'P1',
          figure: 'ours ÷ floor',
          value: 1.456,
          lowest: 1.4,
          highest: 1.61,
          atMost: 1.5,
          met: true,
        },
        { goal: 'P2', figure: 'ours ÷ other', value: 0.5, atMost: 0.4, met: false },
      ],
    },
    { title: 'Import cost', head: ['package', 'ms'], lines: [['result', '1.0']], verdicts: [] },
  ],
})

describe('render', () => {
  const text = render(report(false))

  it('names the machine first', () => {
    expect(text.split('\n')[0]).toBe(
      '2026-01-02 · Node v20.19.0 · 2 cores (a processor) · 5 rounds in 61 s · others took up to 3 %',
    )
  })

  it('shows each cell with its cost, its ratio and how far the rounds lay apart', () => {
    expect(text).toMatch(/│ floor │ 30\.0 +│ 1\.00 +│ 1\.00–1\.00 │/)
    expect(text).toMatch(/│ ours +│ 1\.500 +│ 1\.46 +│ 1\.40–1\.61 │/)
  })

  it('shows tables of other figures as they are', () => {
    expect(text).toMatch(/Import cost\n.*\n│ package │ ms +│/)
  })

  it('puts each verdict under its table, with its range where there is one, and the missed ones last', () => {
    expect(text).toContain('✓ P1 ours ÷ floor: 1.46, 1.40–1.61 (goal ≤ 1.5)')
    expect(text.trimEnd().split('\n').slice(-2)).toEqual([
      '1 of 2 goal figures met',
      '✗ P2 ours ÷ other: 0.50 (goal ≤ 0.4)',
    ])
  })

  it('says so when the machine is busy, and only then', () => {
    expect(render(report(true)).split('\n')[1]).toMatch(/busy/)
    expect(text).not.toMatch(/busy/)
  })
})

describe('renderMarkdown', () => {
  const text = renderMarkdown(report(false))

  it('puts every goal into one table, and the tables below it as they are printed', () => {
    expect(text.split('\n').slice(0, 6)).toEqual([
      '2026-01-02 · Node v20.19.0 · 2 cores (a processor) · 5 rounds in 61 s · others took up to 3 %',
      '',
      '| goal | figure | goal is | measured | |',
      '| --- | --- | --- | --- | --- |',
      '| P1 | ours ÷ floor | ≤ 1.5 | 1.46 (1.40–1.61) | met |',
      '| P2 | ours ÷ other | ≤ 0.4 | 0.50 | **missed** |',
    ])
    expect(text).toContain(`\`\`\`text\n${render(report(false))}\`\`\`\n`)
  })
})
