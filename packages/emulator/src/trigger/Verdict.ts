import type { AnswerReading, CallForm } from './PlatformCaller'

/** What is wrong with a call that is sent on purpose. */
export const triggerFaults = [
  'signature',
  'no-signature',
  'old-clock',
  'future-clock',
  'repeat',
  'gbk',
  'resplit',
] as const

export type TriggerFault = (typeof triggerFaults)[number]

/** One answer, and what it says. */
export interface AnswerSeen extends AnswerReading {
  readonly status: number
  readonly contentType: string
  readonly durationMs: number
  /** Its first 2,000 characters. */
  readonly text: string
}

const inChinese: Readonly<Record<AnswerReading['says'], string>> = {
  done: '处理成功',
  refused: '已拒绝',
  failed: '处理失败',
  nothing: '不是该网关的应答',
}

/** What an answer says, for a person. */
export const saysWord = (says: AnswerReading['says'], lang: 'en' | 'zh'): string =>
  lang === 'zh' ? inChinese[says] : says

/** What there is to say about how somebody answered. */
export interface Problem {
  readonly en: string
  readonly zh: string
}

/** Whether a platform would be content with how a call was answered. */
export interface Verdict {
  readonly passed: boolean
  readonly gateway: string
  readonly method: string
  /** Absent: a call as it should be. */
  readonly fault?: TriggerFault
  /** The form of the body, where one was asked for. */
  readonly form?: CallForm
  /** `done`: it is handled; `refused`: exactly as the platform tests it; `once`: refused, or the first answer again. */
  readonly expected: 'done' | 'refused' | 'once'
  /** One for each request that was answered. */
  readonly answers: ReadonlyArray<AnswerSeen>
  /** Empty where it passed. */
  readonly problems: ReadonlyArray<Problem>
}
