import { gzipSync } from 'node:zlib'
import { dataFrame, decodeFrame, encodeFrame, kindOf, textIn, type Frame } from '@paifang/messages-top/frames'
import type { EmulatorContext } from '../../EmulatorContext'
import type { Fault } from '../../faults/Fault'
import { findFault } from '../../faults/findFault'
import type { EmulatedSocket, SocketRoute } from '../../gateway/GatewayEmulation'
import type { TopGateway } from '../TopRequest'
import { judgeConnect } from './judgeConnect'
import type { TmcMessage } from './TmcMessage'

/** What happens on the channel: faults strike it by these names. */
export type ChannelEvent =
  'tmc.open' | 'tmc.connect' | 'tmc.pull' | 'tmc.confirm' | 'tmc.failed' | 'tmc.publish' | 'tmc.message'

/** A connection that was accepted. */
export interface TmcConnection {
  readonly app: string
  readonly group: string
  readonly close: (code: number, reason: string) => void
  readonly cut: () => void
}

/** One connection on its way. */
interface Line {
  readonly socket: EmulatedSocket
  app: string
  group: string
  /** Empty until it is accepted. */
  token: string
  /** Messages it may still be sent before the next pull. */
  allowed: number
  /** Frames either way: whether anything happened. */
  frames: number
  isOpen: boolean
  /** What is done after what waits; absent while nothing does. */
  busy: Promise<void> | undefined
  /** A frame that is to follow the next one. */
  heldBack: Buffer | undefined
}

const mostUnsent = 1_048_576

/** How a WebSocket carries one unfragmented binary message of a server. */
const webSocketFrame = (message: Buffer): Buffer => {
  const { length } = message
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  head[0] = 0x82
  head[1] = length < 126 ? length : length < 65_536 ? 126 : 127
  if (head.length === 4) head.writeUInt16BE(length, 2)
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([head, message])
}

const frameOf = (message: TmcMessage, token: string, zips: boolean): Frame =>
  dataFrame({
    token,
    id: BigInt(message.id),
    topic: message.topic,
    ...(message.publisher === undefined ? {} : { publisher: message.publisher }),
    time: message.at,
    ...(message.userId === undefined ? {} : { userid: BigInt(message.userId) }),
    ...(message.nick === undefined ? {} : { nick: message.nick }),
    ...(message.dataId === undefined ? {} : { dataid: message.dataId }),
    content: zips ? gzipSync(message.content) : message.content,
  })

/** The channel of TMC on `/`, and the connections it has. */
export interface TmcChannel {
  readonly route: SocketRoute
  readonly connections: () => ReadonlyArray<TmcConnection>
}

/** Serves the queues over WebSockets. What a connection has not confirmed when it ends goes back to its queue. */
export const createTmcChannel = (gateway: TopGateway): TmcChannel => {
  const { state, settings } = gateway
  const { tmc } = state
  const lines = new Set<Line>()
  /** One token for an application and a group, whatever connection it is given to. */
  const identities = new Map<string, string>()
  let isListening = false
  let armedFor: number | undefined
  let turn = 0

  const strike = (context: EmulatorContext, operation: ChannelEvent, app: string): ReadonlyArray<Fault> =>
    context.faults.strike({ gateway: 'top', operation, app, mustBeNamed: true })

  /** Waits for what is due next. Where it then is not, because a clock stands still, the next frame looks again. */
  const arm = (context: EmulatorContext): void => {
    const due = tmc.nextDue()
    if (due === undefined || (armedFor !== undefined && armedFor <= due)) return
    armedFor = due
    context.wait(Math.max(0, due - context.clock.now()) + 2).then(
      () => {
        if (armedFor !== due) return
        armedFor = undefined
        tmc.redeliver()
        if (lines.size > 0 && tmc.nextDue() !== due) arm(context)
      },
      () => undefined,
    )
  }

  const write = (line: Line, bytes: Buffer, faults: ReadonlyArray<Fault>): void => {
    line.frames++
    const malformed = findFault(faults, 'malformed')
    const cut = findFault(faults, 'truncate')
    if (cut !== undefined) {
      const whole = webSocketFrame(bytes)
      line.socket.write(whole.subarray(0, cut.bytes ?? whole.length >> 1))
      line.socket.cut()
      return
    }
    const copies = 1 + faults.filter(({ kind }) => kind === 'duplicate').length
    for (let copy = 0; copy < copies; copy++)
      if (malformed === undefined)
        line.socket.send(bytes, { fragments: findFault(faults, 'fragments') !== undefined })
      else line.socket.send(malformed.as === 'text' ? 'not a frame' : bytes.subarray(0, 2))
    const close = findFault(faults, 'close')
    if (close !== undefined) line.socket.close(close.code ?? 1011, close.reason ?? '')
    if (findFault(faults, 'reset') !== undefined) line.socket.cut()
  }

  /** Sends what was held back until another frame went out. */
  const flush = (line: Line): void => {
    const { heldBack } = line
    if (heldBack === undefined) return
    line.heldBack = undefined
    write(line, heldBack, [])
  }

  const isSilent = (faults: ReadonlyArray<Fault>): boolean => findFault(faults, 'stall') !== undefined
  const cutsBefore = (line: Line, faults: ReadonlyArray<Fault>): boolean => {
    if (findFault(faults, 'reset')?.at !== 'before-handling') return false
    line.socket.cut()
    return true
  }

  const deliver = (line: Line, message: TmcMessage, faults: ReadonlyArray<Fault>): void => {
    if (isSilent(faults) || cutsBefore(line, faults)) return
    const error = findFault(faults, 'error')
    const token = findFault(faults, 'wrong-root') === undefined ? line.token : 'nobody'
    const frame: Frame =
      error === undefined
        ? frameOf(message, token, findFault(faults, 'gzip') !== undefined)
        : {
            type: 'send',
            status: error.code ?? 500,
            phrase: error.message ?? 'injected by the emulator',
            token,
            custom: new Map(),
          }
    if (findFault(faults, 'out-of-order') !== undefined && line.heldBack === undefined) {
      line.heldBack = encodeFrame(frame)
      return
    }
    write(line, encodeFrame(frame), faults)
    flush(line)
  }

  /** Runs after whatever of the line is waiting, and waits first where a fault says so. */
  const inTurn = (
    context: EmulatorContext,
    line: Line,
    faults: ReadonlyArray<Fault>,
    run: () => void,
  ): void => {
    const delay = findFault(faults, 'delay')
    if (delay === undefined && line.busy === undefined) {
      run()
      return
    }
    const before = line.busy ?? Promise.resolve()
    const mine = before
      .then(() => (delay === undefined ? undefined : context.wait(delay.ms)))
      .then(() => {
        if (line.busy === mine) line.busy = undefined
        if (line.isOpen) run()
      })
      .catch((thrown: unknown) => context.journal.note(`tmc: ${String(thrown)}`))
    line.busy = mine
  }

  const hasRoom = (line: Line): boolean =>
    line.isOpen &&
    line.token !== '' &&
    line.allowed > 0 &&
    line.socket.unsent() < mostUnsent &&
    tmc.heldBy(line) < settings.tmc.window

  /** Sends what waits, to each connection of the group in turn, as far as they have room. */
  const fill = (context: EmulatorContext, app: string, group: string): void => {
    const own = [...lines].filter((line) => line.app === app && line.group === group)
    let idle = 0
    while (own.length > 0 && idle < own.length) {
      const line = own[turn++ % own.length] as Line
      const message = hasRoom(line) ? tmc.take(app, group, line) : undefined
      if (message === undefined) {
        idle++
        continue
      }
      idle = 0
      line.allowed--
      const faults = strike(context, 'tmc.message', app)
      inTurn(context, line, faults, () => deliver(line, message, faults))
    }
    // Nothing follows for now: what was to come later comes last.
    for (const line of own) if (line.heldBack !== undefined) inTurn(context, line, [], () => flush(line))
    arm(context)
  }

  const answer = (line: Line, frame: Frame, said: Partial<Frame>, faults: ReadonlyArray<Fault>): void => {
    const { flag } = frame
    write(
      line,
      encodeFrame({
        type: frame.type === 'connect' ? 'connectAck' : 'sendAck',
        ...(flag === undefined ? {} : { flag }),
        ...said,
        custom: new Map(),
      }),
      faults,
    )
  }

  const errorOf = (faults: ReadonlyArray<Fault>): Pick<Frame, 'status' | 'phrase'> | undefined => {
    const error = findFault(faults, 'error')
    return error && { status: error.code ?? 400, phrase: error.message ?? 'injected by the emulator' }
  }

  const connect = (
    context: EmulatorContext,
    line: Line,
    frame: Frame,
    faults: ReadonlyArray<Fault>,
  ): void => {
    if (isSilent(faults) || cutsBefore(line, faults)) return
    const now = context.clock.now() + (findFault(faults, 'skew')?.ms ?? 0)
    const judged = judgeConnect(frame, gateway, now, context.settings.lenient)
    const refusal = errorOf(faults) ?? (judged.kind === 'refused' ? judged : undefined)
    if (refusal !== undefined || judged.kind === 'refused') {
      const { status = 400, phrase = '' } = refusal ?? {}
      context.journal.note(`tmc: a CONNECT was refused: ${status} ${phrase}`)
      answer(line, frame, { status, phrase }, faults)
      return
    }
    if (findFault(faults, 'empty') !== undefined) {
      answer(line, frame, {}, faults)
      return
    }
    const { app, group } = judged
    const identity = `${app} ${group}`
    const token = identities.get(identity) ?? context.random.letters(32)
    identities.set(identity, token)
    tmc.release(line)
    Object.assign(line, { app, group, token, allowed: settings.tmc.pushes ? Infinity : 0 })
    answer(line, frame, { token }, faults)
    fill(context, app, group)
  }

  const publish = (
    context: EmulatorContext,
    line: Line,
    frame: Frame,
    faults: ReadonlyArray<Fault>,
  ): void => {
    if (cutsBefore(line, faults)) return
    const refuse = (status: number, phrase: string): void =>
      answer(line, frame, { token: line.token, status, phrase }, faults)
    const injected = errorOf(faults)
    if (injected !== undefined) {
      refuse(injected.status ?? 400, injected.phrase ?? '')
      return
    }
    const topic = textIn(frame, 'topic') ?? ''
    const content = textIn(frame, 'content') ?? ''
    const session = textIn(frame, 'session')
    const grant = session === undefined ? undefined : state.sessions.find(session)
    const allowed = state.apps.get(line.app)?.topics
    if (allowed !== undefined && !allowed.includes(topic)) {
      refuse(403, 'topic not permitted')
      return
    }
    const isValid =
      grant !== undefined &&
      !grant.revoked &&
      grant.app === line.app &&
      (grant.expiresAt === undefined || grant.expiresAt > context.clock.now())
    if (session !== undefined && !isValid) {
      refuse(403, 'invalid session')
      return
    }
    const put = tmc.publish({
      topic,
      content,
      publisher: line.app,
      ...(grant?.user === undefined ? {} : { nick: grant.user }),
    })
    if (put._tag === 'Left') {
      refuse(put.left === 'queue is full' ? 503 : 400, put.left)
      return
    }
    if (!isSilent(faults)) answer(line, frame, { token: line.token }, faults)
  }

  const idIn = (frame: Frame): string | undefined => {
    const id = frame.custom.get('id')
    return id?.format === 'int64' ? String(id.value) : undefined
  }

  const settle = (
    context: EmulatorContext,
    line: Line,
    frame: Frame,
    kind: 'confirm' | 'failed',
    faults: ReadonlyArray<Fault>,
  ): void => {
    if (isSilent(faults) || cutsBefore(line, faults)) return
    const id = idIn(frame)
    if (id === undefined) {
      context.journal.note(`tmc: a ${kind} whose id is not int64`)
      return
    }
    if (kind === 'confirm') tmc.confirm(line.app, line.group, id)
    else tmc.fail(line.app, line.group, id, textIn(frame, 'msg'))
    if (findFault(faults, 'reset') !== undefined) line.socket.cut()
    fill(context, line.app, line.group)
  }

  const events = {
    pull: 'tmc.pull',
    confirm: 'tmc.confirm',
    failed: 'tmc.failed',
    data: 'tmc.publish',
  } as const

  const onFrame = (context: EmulatorContext, line: Line, frame: Frame): void => {
    if (frame.type === 'connect') {
      const faults = strike(context, 'tmc.connect', textIn(frame, 'app_key') ?? '')
      inTurn(context, line, faults, () => connect(context, line, frame, faults))
      return
    }
    const kind = frame.type === 'send' ? kindOf(frame) : undefined
    if (kind === undefined) {
      context.journal.note('tmc: a frame that no client sends')
      return
    }
    if (line.token === '' || frame.token !== line.token) {
      context.journal.note(`tmc: a ${kind} without the token of its connection`)
      if (kind === 'data') answer(line, frame, { status: 401, phrase: 'invalid token' }, [])
      return
    }
    const faults = strike(context, events[kind], line.app)
    inTurn(context, line, faults, () => {
      if (kind === 'data') {
        publish(context, line, frame, faults)
        return
      }
      if (kind !== 'pull') {
        settle(context, line, frame, kind, faults)
        return
      }
      if (isSilent(faults) || cutsBefore(line, faults)) return
      line.allowed = settings.tmc.pushes ? Infinity : settings.tmc.window
      fill(context, line.app, line.group)
    })
  }

  /** Closes what says nothing and is told nothing. */
  const watch = async (context: EmulatorContext, line: Line): Promise<void> => {
    const { idleMs } = settings.tmc
    for (let seen = -1; line.isOpen && seen !== line.frames;) {
      seen = line.frames
      await context.wait(idleMs)
    }
    if (line.isOpen) line.socket.close(1011, 'reach max idle time')
  }

  const route: SocketRoute = {
    path: '/',
    refuse: async (context, { verb }) => {
      if (verb !== 'GET') return { status: 403, reason: 'Forbidden' }
      const faults = strike(context, 'tmc.open', '')
      const delay = findFault(faults, 'delay')
      if (delay !== undefined) await context.wait(delay.ms)
      if (findFault(faults, 'stall') !== undefined) return 'silent'
      if (findFault(faults, 'reset') !== undefined) return 'cut'
      const error = findFault(faults, 'error')
      if (error !== undefined) return { status: 401, reason: error.message ?? 'Unauthorized' }
      const html = findFault(faults, 'html')
      return html && { status: html.status ?? 502, reason: 'injected by the emulator' }
    },
    serve: (context, socket) => {
      if (!isListening) tmc.onReady((app, group) => fill(context, app, group))
      isListening = true
      const line: Line = {
        socket,
        app: '',
        group: '',
        token: '',
        allowed: 0,
        frames: 0,
        isOpen: true,
        busy: undefined,
        heldBack: undefined,
      }
      lines.add(line)
      if (settings.tmc.idleMs !== Infinity) void watch(context, line)
      return {
        onMessage: (data) => {
          line.frames++
          const decoded = typeof data === 'string' ? undefined : decodeFrame(data)
          if (decoded?._tag === 'Right') {
            onFrame(context, line, decoded.right)
            return
          }
          context.journal.note(`tmc: not a frame: ${decoded?.left.detail ?? 'text'}`)
          socket.close(1002, 'not a frame')
        },
        onClose: () => {
          line.isOpen = false
          lines.delete(line)
          tmc.release(line)
        },
      }
    },
  }
  return {
    route,
    connections: () =>
      [...lines]
        .filter(({ token }) => token !== '')
        .map(({ app, group, socket }) => ({ app, group, close: socket.close, cut: socket.cut })),
  }
}
