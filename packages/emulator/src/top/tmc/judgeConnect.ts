import { signTmcConnect } from '@paifang/signer-top'
import { safeEqual } from '@paifang/signing'
import { textIn, type Frame } from '@paifang/messages-top/frames'
import type { TopGateway } from '../TopRequest'
import { place } from './TmcState'

/** Who connects, or what the server says to him: its real words are not known. */
export type Judgement =
  | { readonly kind: 'accepted'; readonly app: string; readonly group: string }
  | { readonly kind: 'refused'; readonly status: number; readonly phrase: string }

const refused = (phrase: string): Judgement => ({ kind: 'refused', status: 400, phrase })

/** Judges a CONNECT: application, group, timestamp, sign, and the token where one is given or asked for. */
export const judgeConnect = (
  frame: Frame,
  { state, settings }: TopGateway,
  now: number,
  lenient: boolean,
): Judgement => {
  const said = (key: string): string => textIn(frame, key) ?? ''
  const [appKey, groupName, timestamp] = [said('app_key'), said('group_name'), said('timestamp')]
  const app = state.apps.get(appKey)
  if (app === undefined) return refused('invalid app_key')
  if (groupName === '') return refused('group_name is missing')
  if (!state.tmc.hasGroup(appKey, groupName)) return refused('group not exist')
  const accepted: Judgement = { kind: 'accepted', app: appKey, group: groupName }
  if (lenient) return accepted
  if (!/^\d{1,15}$/.test(timestamp) || Math.abs(Number(timestamp) - now) > settings.windowMs)
    return refused('invalid timestamp')
  const sign = signTmcConnect({ appKey, groupName, timestamp, secret: app.appSecret })
  if (!safeEqual(sign, said('sign'))) return refused('invalid sign')
  const token = said('token')
  if (token === '') return settings.tmc.demandsToken ? refused('token is missing') : accepted
  return state.tmc.tokens.get(token) === place(appKey, groupName) ? accepted : refused('invalid token')
}
