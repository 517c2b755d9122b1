import { computed } from '@preact/signals'
import { language } from '../../words/language'
import { en } from './en'
import type { JobWords } from './JobWords'
import { zh } from './zh'

export const jobWords = computed<JobWords>(() => (language.value === 'zh' ? zh : en))
