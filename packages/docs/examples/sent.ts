import { struct, text, unknownStruct, type Operation } from '@paifang/contract'
import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { isErr } from '@paifang/result'

const Note = struct('Note', { required: { text } })
// A write that names no key: two of them are two notes.
const noteAdd: Operation<'top', { readonly text: string }, Readonly<Record<string, unknown>>> = {
  gateway: 'top',
  method: 'taobao.demo.note.add',
  input: Note,
  output: unknownStruct,
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [],
}

const emulator = await startEmulator({ operations: [noteAdd] })
const top = createTopClient({ ...emulator.top })
emulator.faults.add({ times: 1, fault: { kind: 'reset', at: 'after-handling' } })

// #region sent
const result = await top.run(noteAdd, { text: 'call back at noon' })
if (isErr(result) && result.left._tag === 'TransportError') {
  const { reason, sent } = result.left
  console.log(`${reason}, carried out: ${sent}`)
  if (sent === 'maybe') console.log('look whether the note is there before it is written again')
}
// #endregion sent
console.log(`${emulator.calls(noteAdd).length} request`)

await top.close()
await emulator.close()

// prints
// reset, carried out: maybe
// look whether the note is there before it is written again
// 1 request
