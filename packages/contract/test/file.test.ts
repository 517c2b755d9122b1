import { file } from '@paifang/contract'
import { fileMark } from '@paifang/wire'
import { issuesIn, valueOf } from './outcome'

const bytes = new Uint8Array([1, 2])
const open = async function* (): AsyncGenerator<Uint8Array> {
  yield bytes
}

describe('file', () => {
  it.each([
    [{ name: 'a.png', bytes }],
    [{ name: 'a.png', type: 'image/png', bytes: Buffer.from('x') }],
    [{ name: 'a.png', open }],
    [{ name: 'a.png', type: 'image/png', open, size: 2 }],
  ])('takes %p', (part) => {
    expect(valueOf(file.decode(part))).toEqual(part)
    expect(file.is(part)).toBe(true)
  })

  it('takes bare bytes and gives them a name', () => {
    expect(valueOf(file.decode(bytes))).toEqual({ name: 'file', bytes })
    expect(file.is(bytes)).toBe(false)
  })

  it('takes a Blob, and a File with its name', async () => {
    const part = valueOf(file.decode(new Blob(['abc'], { type: 'text/plain' })))
    expect(part).toMatchObject({ name: 'file', type: 'text/plain', size: 3 })
    const chunks: Uint8Array[] = []
    if ('open' in part) for await (const chunk of part.open()) chunks.push(chunk)
    expect(Buffer.concat(chunks).toString()).toBe('abc')
    const named = Object.assign(new Blob(['abc']), { name: 'a.txt' })
    expect(valueOf(file.decode(named))).toMatchObject({ name: 'a.txt', size: 3 })
  })

  it('marks the encoded part for the signer, and reads it back', () => {
    const part = { name: 'a.png', bytes }
    const wire = file.encode(part) as Record<symbol, unknown>
    expect(wire[Symbol.for('@paifang/file')]).toBe(true)
    expect(fileMark).toBe(Symbol.for('@paifang/file'))
    expect(valueOf(file.decode(wire))).toEqual(part)
  })

  it.each([
    ['text'],
    [null],
    [{ bytes }],
    [{ name: '', bytes }],
    [{ name: 'a', bytes: [1] }],
    [{ name: 'a', type: 1, bytes }],
    [{ name: 'a' }],
    [{ name: 'a', open: 1 }],
    [{ name: 'a', open, size: 1.5 }],
  ])('refuses %p', (wire) => {
    expect(issuesIn(file.decode(wire))).toEqual([{ path: '', expected: file.name }])
  })
})
