import { httpDateMs } from '@paifang/transport'
import { doubt, fine, problem, type Finding } from './Finding'

const todo = {
  en: 'set the clock (NTP: timedatectl set-ntp true); these clients learn the difference and repeat once',
  zh: '请校准时钟（NTP: timedatectl set-ntp true）；本 SDK 会学习时差并重试一次',
}

/**
 * This machine's clock against the gateway's Date header (whole seconds). TOP refuses beyond about ten minutes.
 *
 * @see TOP calling and signing, doc 101617
 */
export const checkClock = (dateHeader: string | undefined, nowMs: number): Finding => {
  const theirs = httpDateMs(dateHeader)
  if (theirs === undefined)
    return doubt(
      'clock',
      { en: 'the answer had no Date header to compare with', zh: '应答没有 Date 头，无法比对时钟' },
      { en: 'compare with another endpoint', zh: '请换一个端点比对' },
    )
  const seconds = Math.round((nowMs - theirs) / 1000)
  const ahead = { en: seconds < 0 ? 'behind' : 'ahead', zh: seconds < 0 ? '慢' : '快' }
  const text = {
    en: `${Math.abs(seconds)} s ${ahead.en} of the gateway`,
    zh: `比网关${ahead.zh} ${Math.abs(seconds)} 秒`,
  }
  if (Math.abs(seconds) >= 600) return problem('clock', text, todo)
  return Math.abs(seconds) >= 60 ? doubt('clock', text, todo) : fine('clock', text.en, text.zh)
}
