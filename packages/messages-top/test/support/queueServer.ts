import { dataFrame, encodeFrame, kindOf } from '@paifang/messages-top/frames'
import { startScriptedServer, type Peer, type ScriptedServer } from './scriptedServer'

export interface QueueOptions {
  readonly messages: number
  /** Messages of one key share their remainder. */
  readonly keys: number
  readonly random: () => number
  /** Frames between two cuts, on average; 0: never cut. */
  readonly cutEvery?: number
  /** How many of a hundred messages are delivered twice at once. */
  readonly duplicates?: number
  /** How many of a hundred CONNECTs are refused. */
  readonly refusals?: number
  /** Of each confirmation: whether it is right to come now. */
  readonly onConfirm?: (id: number) => void
}

export interface QueueServer {
  readonly server: ScriptedServer
  /** Ids that are not confirmed. */
  readonly left: ReadonlySet<number>
  /** How often each was delivered. */
  readonly deliveries: ReadonlyMap<number, number>
  readonly cuts: () => number
  readonly refused: () => number
}

const window = 300

/** A queue as the platform keeps it: what is not confirmed when a connection ends comes again, in its order. */
export const startQueueServer = async (options: QueueOptions): Promise<QueueServer> => {
  const { messages, keys, random, cutEvery = 0, duplicates = 0, refusals = 0, onConfirm } = options
  const left = new Set<number>()
  for (let id = 1; id <= messages; id++) left.add(id)
  let queue = [...left]
  let next = 0
  let outstanding = new Set<number>()
  const deliveries = new Map<number, number>()
  let cuts = 0
  let refused = 0
  let current: Peer | undefined

  const chance = (percent: number): boolean => random() * 100 < percent

  const fill = (peer: Peer): void => {
    while (peer === current && outstanding.size < window && next < queue.length) {
      const id = queue[next++] as number
      if (!left.has(id)) continue
      outstanding.add(id)
      const content = JSON.stringify({ key: id % keys, seq: id })
      const bytes = encodeFrame(dataFrame({ id: BigInt(id), topic: 't', token: peer.token, content }))
      for (let copies = chance(duplicates) ? 2 : 1; copies > 0; copies--) {
        deliveries.set(id, (deliveries.get(id) ?? 0) + 1)
        peer.socket.send(bytes)
      }
      if (cutEvery > 0 && random() < 1 / cutEvery) cut(peer)
    }
  }
  /** At any byte: half a frame may be on its way. */
  const cut = (peer: Peer): void => {
    cuts++
    const raw = (
      peer.socket as unknown as { readonly _socket: { destroy: () => void; write: (bytes: Buffer) => void } }
    )._socket
    if (chance(50)) raw.write(Buffer.from([0x82, 0x20, 0x02]))
    raw.destroy()
    requeue()
  }
  const requeue = (): void => {
    current = undefined
    queue = [...new Set([...outstanding, ...queue.slice(next)])].sort((a, b) => a - b)
    next = 0
    outstanding = new Set()
  }

  const server = await startScriptedServer({
    onConnect: ({ flag = 0 }, peer) => {
      if (chance(refusals)) {
        refused++
        return { type: 'connectAck', flag, status: 503, phrase: 'busy', custom: new Map() }
      }
      if (current !== undefined) requeue()
      current = peer
      peer.socket.on('close', () => {
        if (current === peer) requeue()
      })
      return { type: 'connectAck', flag, token: peer.token, custom: new Map() }
    },
    onFrame: (frame, peer) => {
      // What was said is looked at here; thousands of frames need not be kept.
      if (peer.frames.length > 100) peer.frames.length = 0
      const kind = kindOf(frame)
      const given = frame.custom.get('id')
      const id = given?.format === 'int64' ? Number(given.value) : 0
      if (kind === 'confirm') {
        onConfirm?.(id)
        left.delete(id)
        outstanding.delete(id)
      }
      if (kind === 'failed' && outstanding.delete(id)) queue.push(id)
      fill(peer)
    },
  })
  return { server, left, deliveries, cuts: () => cuts, refused: () => refused }
}
