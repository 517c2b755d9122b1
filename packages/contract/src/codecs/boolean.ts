import { identity } from 'io-ts'
import type { Codec } from '../Codec'
import { scalar } from './scalar'
import { refused } from '../createCodec'

const read = (wire: unknown): boolean | typeof refused => {
  switch (wire) {
    case true:
    case 'true':
    case 1:
    case '1':
      return true
    case false:
    case 'false':
    case 0:
    case '0':
      return false
    default:
      return refused
  }
}

/** Yes or no: `true`/`false`, `"true"`/`"false"`, `1`/`0`, `"1"`/`"0"`; written as `true`/`false`. */
export const boolean: Codec<boolean> = scalar({
  name: 'boolean (true, false, "true", "false", 1, 0, "1", "0")',
  is: (value): value is boolean => typeof value === 'boolean',
  read,
  encode: identity,
})
