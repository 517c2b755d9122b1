import type Table from 'cli-table3'

/**
 * Columns aligned by what a terminal shows (Chinese characters are two wide), without borders. Cells wrap nowhere:
 * the caller keeps rows within 80 columns. A cell that holds several lines shows where they break, and begins no row.
 */
export const table = async (
  rows: ReadonlyArray<ReadonlyArray<string>>,
  head: ReadonlyArray<string> = [],
): Promise<string> => {
  const { default: CliTable } = (await import('cli-table3')) as { readonly default: typeof Table }
  const drawn = new CliTable({
    head: [...head],
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2, compact: true },
    chars: Object.fromEntries(
      [
        'top',
        'top-mid',
        'top-left',
        'top-right',
        'bottom',
        'bottom-mid',
        'bottom-left',
        'bottom-right',
        'left',
      ]
        .concat(['left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'])
        .map((name) => [name, '']),
    ),
  })
  drawn.push(...rows.map((row) => row.map((cell) => cell.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ↵ '))))
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}
