import { shapeOf, type AnyCodec } from '@paifang/contract'
import type { Issue } from '@paifang/result'
import { didYouMean } from '@paifang/transport'

const most = 5
const deepest = 32

/**
 * Members of an input that its document does not name, with the name that was probably meant. The paths are those of
 * names alone: no value is in them. At most five.
 */
export const unknownFields = (codec: AnyCodec, input: unknown): ReadonlyArray<Issue> => {
  const found: Issue[] = []
  try {
    look(codec, input, '', 0, found)
  } catch {
    // An input whose members cannot be read: the codec has said so, or reads others.
  }
  return found
}

const own = (codecs: Readonly<Record<string, AnyCodec>>, name: string): AnyCodec | undefined =>
  Object.hasOwn(codecs, name) ? codecs[name] : undefined

const look = (codec: AnyCodec, value: unknown, path: string, depth: number, found: Issue[]): void => {
  if (typeof value !== 'object' || value === null || depth > deepest || found.length >= most) return
  const shape = shapeOf(codec)
  if (shape.kind === 'json') look(shape.inner, value, path, depth + 1, found)
  else if (shape.kind === 'list' && Array.isArray(value))
    for (let i = 0; i < value.length && found.length < most; i++)
      look(shape.item, value[i], `${path}[${i}]`, depth + 1, found)
  else if (shape.kind === 'struct' && !Array.isArray(value))
    for (const [name, member] of Object.entries(value)) {
      const known = own(shape.required, name) ?? own(shape.optional, name)
      const at = path === '' ? name : `${path}.${name}`
      if (known !== undefined) look(known, member, at, depth + 1, found)
      else if (member !== undefined && found.length < most) {
        const names = [...Object.keys(shape.required), ...Object.keys(shape.optional)]
        found.push({ path: at, expected: `no field of this name${didYouMean(name, names)}` })
      }
    }
}
