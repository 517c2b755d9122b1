import { file, struct, text, type FilePart, type Operation } from '@paifang/contract'
import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { describe, isOk } from '@paifang/result'

interface Picture {
  readonly title: string
  readonly image: FilePart
}
interface Kept {
  readonly url?: string
}
const pictureUpload: Operation<'top', Picture, Kept> = {
  gateway: 'top',
  method: 'taobao.demo.picture.upload',
  input: struct<Picture>('Picture', { required: { title: text, image: file } }),
  output: struct<Kept>('Kept', { optional: { url: text } }),
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [],
  example: { output: { url: 'https://img.example/1.png' } },
}

const emulator = await startEmulator({ operations: [pictureUpload] })
const top = createTopClient({ ...emulator.top })

const result = await top.run(pictureUpload, {
  title: '门头照',
  // Large files: { name, type, size, open: () => createReadStream(path) }, opened anew for each attempt.
  image: { name: 'shop.png', type: 'image/png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47]) },
})
console.log(isOk(result) ? result.right.url : describe(result.left))

await top.close()
await emulator.close()

// prints
// https://img.example/1.png
