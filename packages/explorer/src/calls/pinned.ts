import { signal } from '@preact/signals'

export interface Pin {
  readonly seq: number
  /** What somebody wrote beside it. */
  readonly note: string
}

interface Kept {
  readonly instance: string
  readonly pins: ReadonlyArray<Pin>
}

const place = 'paifang.pins'

const kept = (): Kept | undefined => {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? 'null') as Kept | undefined
  } catch {
    return undefined
  }
}

/** Calls that somebody wants to have at hand; for this tab, and for the emulator they are of. */
export const pins = signal<ReadonlyArray<Pin>>([])

let own = ''

/** Seqs begin anew with every emulator, so its pins go with it. */
export const pinsOf = (instance: string): void => {
  if (own === instance) return
  own = instance
  const before = kept()
  pins.value = before?.instance === instance ? before.pins : []
}

const change = (changed: ReadonlyArray<Pin>): void => {
  pins.value = changed
  sessionStorage.setItem(place, JSON.stringify({ instance: own, pins: changed } satisfies Kept))
}

export const isPinned = (seq: number): boolean => pins.value.some((pin) => pin.seq === seq)

export const togglePin = (seq: number): void =>
  change(isPinned(seq) ? pins.value.filter((pin) => pin.seq !== seq) : [...pins.value, { seq, note: '' }])

export const notePin = (seq: number, note: string): void =>
  change(pins.value.map((pin) => (pin.seq === seq ? { seq, note } : pin)))
