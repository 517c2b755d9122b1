import { signal } from '@preact/signals'
import type { Arrangement } from '../rows/createRows'
import { groupings, type Grouping } from '../rows/groupings'

const [byPlace, allPlace] = ['paifang.groups', 'paifang.shows-all']

/** How the list is arranged; kept on this machine. */
export const arranged = signal<Arrangement>({
  by: groupings.find((one) => one === localStorage.getItem(byPlace)),
  showsAll: localStorage.getItem(allPlace) === '1',
})

export const groupBy = (by: Grouping | undefined): void => {
  localStorage.setItem(byPlace, by ?? '')
  arranged.value = { ...arranged.value, by }
}

export const showAll = (showsAll: boolean): void => {
  localStorage.setItem(allPlace, showsAll ? '1' : '0')
  arranged.value = { ...arranged.value, showsAll }
}
