import type { Shape } from '../spec/Shape'

const plain = (shape: Shape): unknown =>
  shape.kind === 'struct'
    ? 'struct'
    : shape.kind === 'oneOf'
      ? ['oneOf', ...shape.values]
      : 'of' in shape
        ? [shape.kind, plain(shape.of), ...('item' in shape ? [shape.item] : [])]
        : shape.kind

/** Whether the two are the same kind of value; what structs hold is compared apart. */
export const sameKind = (a: Shape, b: Shape): boolean => JSON.stringify(plain(a)) === JSON.stringify(plain(b))

const takesMore: Readonly<Partial<Record<Shape['kind'], ReadonlyArray<Shape['kind']>>>> = {
  integer: ['id', 'unknown'],
  struct: ['unknownStruct', 'unknown'],
  oneOf: ['text'],
}

/** Whether every value that `from` took is also taken by `to`, so that no caller notices. */
export const widens = (from: Shape, to: Shape): boolean => {
  if (from.kind === to.kind && 'of' in from && 'of' in to) return sameKind(from, to) || widens(from.of, to.of)
  if (from.kind === 'oneOf' && to.kind === 'oneOf')
    return from.values.every((value) => to.values.includes(value))
  return to.kind === 'unknown' || (takesMore[from.kind] ?? []).includes(to.kind)
}

/** A shape as a reader would name it. */
export const shapeName = (shape: Shape): string => {
  if (shape.kind === 'struct') return 'struct'
  if (shape.kind === 'oneOf') return `one of ${shape.values.length} texts`
  if (!('of' in shape)) return shape.kind
  return `${shape.kind === 'json' ? 'json' : shape.kind === 'list' ? 'list' : 'comma list'} of ${shapeName(shape.of)}`
}
