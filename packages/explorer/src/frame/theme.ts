import { signal } from '@preact/signals'

export const themes = ['auto', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const place = 'paifang.theme'
const kept = localStorage.getItem(place)

export const theme = signal<Theme>(themes.find((one) => one === kept) ?? 'auto')

export const showTheme = (): void => {
  document.documentElement.style.colorScheme = theme.value === 'auto' ? 'light dark' : theme.value
}

export const chooseTheme = (chosen: Theme): void => {
  theme.value = chosen
  localStorage.setItem(place, chosen)
  showTheme()
}
