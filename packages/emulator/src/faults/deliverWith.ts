import { encodeGbk } from '@paifang/wire'
import type { RawAnswer } from '../http/RawAnswer'
import type { Fault } from './Fault'

const asGbk = (answer: RawAnswer): RawAnswer => {
  const type = (answer.headers['content-type'] ?? '').replace(/charset=[^;]*/i, 'charset=GBK')
  const body = encodeGbk(Buffer.from(answer.body).toString('utf8'))
  return { ...answer, headers: { ...answer.headers, 'content-type': type }, body }
}

/** Applies what happens to a finished answer on its way out. */
export const deliverWith = (answer: RawAnswer, faults: ReadonlyArray<Fault>): RawAnswer =>
  faults.reduce<RawAnswer>((sent, fault) => {
    switch (fault.kind) {
      case 'stall':
        return { ...sent, delivery: { kind: 'stall', at: fault.at ?? 'before-headers' } }
      case 'reset':
        return { ...sent, delivery: { kind: 'reset' } }
      case 'truncate':
        return {
          ...sent,
          delivery: { kind: 'truncate', bytes: fault.bytes ?? Math.floor(sent.body.length / 2) },
        }
      case 'wrong-length':
        return { ...sent, delivery: { kind: 'wrong-length', by: fault.by ?? 10 } }
      case 'drip':
        return { ...sent, delivery: { kind: 'drip', bytes: fault.bytes ?? 1, everyMs: fault.everyMs ?? 10 } }
      case 'empty':
        return { ...sent, body: new Uint8Array(0) }
      case 'gbk':
        return asGbk(sent)
      default:
        return sent
    }
  }, answer)
