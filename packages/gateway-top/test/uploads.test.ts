import { Readable } from 'node:stream'
import { file, struct, text, type FilePart, type Operation } from '@paifang/contract'
import type { HttpRequest } from '@paifang/transport'
import { sign } from '@paifang/signer-top'
import { json, lost, scriptedClient, textOf } from './support/scripted'

interface UploadInput {
  readonly title: string
  readonly img: FilePart
}

const pictureUpload: Operation<'top', UploadInput, { readonly ok?: string }> = {
  gateway: 'top',
  method: 'taobao.picture.upload',
  input: struct<UploadInput>('UploadInput', { required: { title: text, img: file } }),
  output: struct<{ readonly ok?: string }>('UploadOutput', { optional: { ok: text } }),
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
}

const bytes = Buffer.from('PNG\r\nDATA')
const fine = json({ request_id: 'r' })

/** Parts by name: headers and content, read independently of what wrote them. */
const partsOf = async (request: HttpRequest) => {
  const boundary = /boundary=(.+)$/.exec(request.headers['content-type'] ?? '')?.[1] ?? ''
  const body = await textOf(request.body)
  const pieces = body.split(`--${boundary}`)
  expect(pieces[0]).toBe('')
  expect(pieces.at(-1)).toBe('--\r\n')
  return new Map(
    pieces.slice(1, -1).map((piece) => {
      const at = piece.indexOf('\r\n\r\n')
      const head = piece.slice(2, at)
      const name = /; name="([^"]*)"/.exec(head)?.[1] ?? ''
      return [name, { head, content: Buffer.from(piece.slice(at + 4, -2), 'latin1').toString() }] as const
    }),
  )
}

describe('an upload', () => {
  it('is multipart with everything in the body, the file unsigned', async () => {
    const { client, transport } = scriptedClient([fine])
    await client.call(pictureUpload, { title: '图片', img: { name: 'a.png', type: 'image/png', bytes } })()
    const [request] = transport.requests
    expect(request?.url).toBe('https://gw.api.taobao.com/router/rest')
    const parts = await partsOf(request!)
    expect(parts.get('img')).toEqual({
      head: 'Content-Disposition: form-data; name="img"; filename="a.png"\r\nContent-Type: image/png',
      content: bytes.toString(),
    })
    const texts = Object.fromEntries(
      [...parts].flatMap(([name, { content }]) => (name === 'img' ? [] : [[name, content]])),
    )
    const { sign: signature, ...params } = texts
    expect(params['title']).toBe('图片')
    expect(signature).toBe(sign({ params, secret: 'helloworld', method: 'hmac-sha256' }))
  })

  it('lets no file name begin a header of its own', async () => {
    const { client, transport } = scriptedClient([fine])
    const img = { name: 'a"\r\nX-Evil: 1.png', type: 'image/png\r\nX: 1', bytes }
    await client.call(pictureUpload, { title: 't', img })()
    const parts = await partsOf(transport.requests[0]!)
    expect(parts.get('img')?.head).toBe(
      'Content-Disposition: form-data; name="img"; filename="a%22%0D%0AX-Evil: 1.png"\r\nContent-Type: application/octet-stream',
    )
  })

  it('opens a stream anew for each attempt', async () => {
    let opened = 0
    const open = (): AsyncIterable<Uint8Array> => {
      opened += 1
      return Readable.from([bytes])
    }
    const { client, transport } = scriptedClient([lost('reset', 'maybe'), fine])
    const sent: string[] = []
    const reading = Object.assign(
      (request: Parameters<typeof transport>[0]) => async () => {
        sent.push((await partsOf(request)).get('img')?.content ?? '')
        return transport(request)()
      },
      {},
    )
    const second = scriptedClient([fine], { transport: reading })
    const result = await second.client.call(pictureUpload, { title: 't', img: { name: 'a', open } })()
    expect(result._tag).toBe('Right')
    expect(sent).toEqual([bytes.toString(), bytes.toString()])
    expect(opened).toBe(2)
    await client.close()
  })

  it('is not repeated when its stream cannot be opened again', async () => {
    const stream = Readable.from([bytes])
    const { client, transport } = scriptedClient([
      (request) => {
        void textOf(request.body)
        return lost('reset', 'maybe')
      },
    ])
    const result = await client.call(pictureUpload, { title: 't', img: { name: 'a', open: () => stream } })()
    expect(result).toMatchObject({ left: { _tag: 'TransportError', reason: 'reset' } })
    expect(transport.requests).toHaveLength(1)
  })

  it('without its file is an InputError', async () => {
    const { client, transport } = scriptedClient([fine])
    const result = await client.call(pictureUpload, { title: 't' } as UploadInput)()
    expect(result).toMatchObject({ left: { _tag: 'InputError', issues: [{ path: 'img' }] } })
    expect(transport.requests).toHaveLength(0)
  })
})
