import type { TopSubCode } from './TopError'
import { topSubCodes } from './topSubCodes'

const fits = (pattern: string, subCode: string): boolean => {
  const [head = '', ...rest] = pattern.split('*')
  if (rest.length === 0) return subCode === pattern
  if (!subCode.startsWith(head)) return false
  let from = head.length
  for (const piece of rest.slice(0, -1)) {
    const at = subCode.indexOf(piece, from)
    if (at < 0) return false
    from = at + piece.length
  }
  const tail = rest.at(-1) ?? ''
  return subCode.length - tail.length >= from && subCode.endsWith(tail)
}

/** Which of Alibaba's services failed, at the end of a name: it changes nothing of what the name says. */
const ofService = /-tmall(?=:|$)/

/** The family a sub-code belongs to. */
export const findSubCode = (subCode: string): TopSubCode | undefined => {
  const name = subCode.replace(ofService, '')
  return topSubCodes.find(({ pattern }) => fits(pattern, name))
}
