import { id, list, recursive, shapeOf, struct, type Codec, type Id } from '@paifang/contract'
import { issuesIn, valueOf } from './outcome'

interface Node {
  readonly nid: Id
  readonly children?: ReadonlyArray<Node>
}

const node: Codec<Node> = recursive('Node', () =>
  struct<Node>('Node', { required: { nid: id }, optional: { children: list(node) } }),
)

const nested = (depth: number): Node => {
  let value: Node = { nid: 'leaf' }
  for (let i = 1; i < depth; i++) value = { nid: 'n', children: [value] }
  return value
}

describe('recursive', () => {
  it('decodes, guards and encodes what contains itself', () => {
    const wire = { nid: 1, children: [{ nid: 2, children: { node: [{ nid: 3 }] } }] }
    const value = { nid: '1', children: [{ nid: '2', children: [{ nid: '3' }] }] }
    expect(valueOf(node.decode(wire))).toEqual(value)
    expect(node.is(value)).toBe(true)
    expect(node.encode(value)).toEqual({ nid: 1, children: [{ nid: 2, children: [{ nid: 3 }] }] })
  })

  it('names the place', () => {
    expect(issuesIn(node.decode({ nid: 1, children: [{ nid: 2, children: [{}] }] }))).toEqual([
      { path: 'children[0].children[0].nid', expected: `${id.name} (required)` },
    ])
  })

  it('bounds the depth', () => {
    expect(node.decode(nested(256))._tag).toBe('Right')
    expect(issuesIn(node.decode(nested(257)))[0]?.expected).toBe('Node, nested at most 256 levels')
    expect(node.is(nested(257))).toBe(false)
  })

  it('refuses a value that contains itself instead of running out of stack', () => {
    const cycle: Record<string, unknown> = { nid: '1' }
    cycle['children'] = [cycle]
    expect(issuesIn(node.decode(cycle))).toHaveLength(1)
    expect(node.decode({ nid: 1 })._tag).toBe('Right')
  })

  it('has the shape of what it stands for', () => {
    expect(shapeOf(node)).toMatchObject({ kind: 'struct', name: 'Node' })
  })
})
