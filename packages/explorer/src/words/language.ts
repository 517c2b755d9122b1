import { computed, signal } from '@preact/signals'
import { en } from './en'
import type { Words } from './Words'
import { zh } from './zh'

const place = 'paifang.lang'

const usual = (): Words['lang'] => {
  const asked = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(place)
  return (asked ?? navigator.language).startsWith('zh') ? 'zh' : 'en'
}

export const language = signal<Words['lang']>(usual())

export const words = computed<Words>(() => (language.value === 'zh' ? zh : en))

export const chooseLanguage = (lang: Words['lang']): void => {
  language.value = lang
  localStorage.setItem(place, lang)
}
