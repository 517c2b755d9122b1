import { signal } from '@preact/signals'

export const columns = [
  'seq',
  'time',
  'outcome',
  'code',
  'operation',
  'app',
  'requestId',
  'ms',
  'bytes',
] as const
export type Column = (typeof columns)[number]

const place = 'paifang.columns'

const isNarrow = matchMedia('(max-width: 1100px)').matches

const usual: ReadonlyArray<Column> = columns.filter(
  (name) => name !== 'app' && name !== 'requestId' && !(isNarrow && name === 'bytes'),
)

const kept = (): ReadonlyArray<Column> => {
  const names = (localStorage.getItem(place) ?? '').split(',')
  const found = columns.filter((name) => names.includes(name))
  return found.length === 0 ? usual : found
}

/** The columns of the list that are shown, in their order; kept on this machine. */
export const shownColumns = signal(kept())

export const showColumn = (name: Column, isShown: boolean): void => {
  const chosen = columns.filter((one) => (one === name ? isShown : shownColumns.value.includes(one)))
  // A line without a column could not be clicked.
  if (chosen.length === 0) return
  shownColumns.value = chosen
  localStorage.setItem(place, chosen.join(','))
}

/** Their widths stand in the style sheet: a narrow window has others. */
export const gridOf = (names: ReadonlyArray<Column>): string =>
  names.map((name) => `var(--${name})`).join(' ')
