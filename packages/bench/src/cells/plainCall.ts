import { benchGateway, exchange } from './benchGateway'
import { itemGet, nextInput } from './itemOperation'

const deadlineMs = 30_000

/** What a client's call does, as one plain function: check, prepare, deadline, sign, exchange, open, decode, judge. */
export const plainCall = async (): Promise<unknown> => {
  const checked = itemGet.input.decode(nextInput())
  if (checked._tag === 'Left') throw new TypeError('the input does not fit')
  const unsigned = { operation: itemGet, wire: itemGet.input.encode(checked.right), options: {} }
  const prepared = benchGateway.prepare(unsigned)
  if (prepared._tag === 'Left') throw new TypeError('the input cannot be sent')
  const signed = await benchGateway.sign(prepared.right, { number: 1, epochMs: Date.now() })
  if (signed._tag === 'Left') throw new TypeError('cannot sign')
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('deadline')), deadlineMs)
  })
  try {
    const answered = await Promise.race([exchange(), late])
    const opened = await benchGateway.open(answered.right, prepared.right, signed.right)
    if (opened._tag === 'Left') throw new Error(opened.left.error._tag)
    const decoded = itemGet.output.decode(opened.right.output)
    if (decoded._tag === 'Left') throw new TypeError('the answer does not fit')
    if (itemGet.outcome !== undefined) throw new Error('this operation has no outcome of its own')
    return decoded.right
  } finally {
    clearTimeout(timer)
  }
}
