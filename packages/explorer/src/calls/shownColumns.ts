import { signal } from '@preact/signals'

export const columns = [
  'seq',
  'time',
  'outcome',
  'code',
  'operation',
  'app',
  'requestId',
  'key',
  'ms',
  'bytes',
] as const
export type Column = (typeof columns)[number]

const place = 'paifang.columns'
const widthsPlace = 'paifang.widths'

const isNarrow = matchMedia('(max-width: 1100px)').matches

const usual: ReadonlyArray<Column> = columns.filter(
  (name) => !['app', 'requestId', 'key'].includes(name) && !(isNarrow && name === 'bytes'),
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

/** In px; what is absent is as wide as the style sheet says: a narrow window has others. */
export type Widths = Readonly<Partial<Record<Column, number>>>

const [narrowest, widest] = [24, 1200]

const keptWidths = (): Widths => {
  const pairs = (localStorage.getItem(widthsPlace) ?? '').split(',').map((pair) => pair.split('='))
  return Object.fromEntries(
    columns.flatMap((name) => {
      const px = Number(pairs.find(([one]) => one === name)?.[1])
      return px >= narrowest && px <= widest ? [[name, px]] : []
    }),
  )
}

/** How wide somebody made columns; kept on this machine. */
export const widths = signal<Widths>(keptWidths())

/** `undefined`: as usual. */
export const setWidth = (name: Column, px: number | undefined): void => {
  const { [name]: _before, ...others } = widths.value
  const width = px === undefined ? undefined : Math.round(Math.min(widest, Math.max(narrowest, px)))
  widths.value = width === undefined ? others : { ...others, [name]: width }
  localStorage.setItem(
    widthsPlace,
    Object.entries(widths.value)
      .map((pair) => pair.join('='))
      .join(','),
  )
}

export const gridOf = (names: ReadonlyArray<Column>, wide: Widths): string =>
  names
    .map((name) => {
      const px = wide[name]
      return px === undefined ? `var(--${name})` : `${px}px`
    })
    .join(' ')
