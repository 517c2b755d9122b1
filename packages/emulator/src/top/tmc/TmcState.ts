import { hash } from 'node:crypto'
import { left, right, type Either } from 'fp-ts/Either'
import { dayOf } from '../../clock/VirtualClock'
import type { GatewayParts } from '../../gateway/GatewayEmulation'
import type { Table } from '../../state/Tables'
import type { TopApp } from '../TopApp'
import { createReady } from './createReady'
import type { TmcCount, TmcGroup, TmcMessage, TmcPublication, TmcUser } from './TmcMessage'

/** Who has messages that are not confirmed: a connection. */
export type Holder = object

/** The queues of TMC: `emulator.state.top.tmc`. The channel and the operations `taobao.tmc.*` work on the same ones. */
export interface TmcState {
  /** By id. */
  readonly messages: Table<TmcMessage>
  /** By application and name; `default` is not among them. */
  readonly groups: Table<TmcGroup>
  /** By application and nick. */
  readonly users: Table<TmcUser>
  /** Of the day, by application, group and day. */
  readonly counts: Table<TmcCount>
  /** Tokens of `taobao.tmc.auth.get`: the application and group each is of. */
  readonly tokens: Table<string>
  /** Puts a message into the queues it belongs to. Gives their ids, or why there are none. */
  readonly publish: (publication: TmcPublication) => Either<string, ReadonlyArray<string>>
  readonly addGroup: (
    app: string,
    name: string,
    more?: Partial<Pick<TmcGroup, 'nicks' | 'topics'>>,
  ) => TmcGroup
  readonly hasGroup: (app: string, name: string) => boolean
  /** A user permits an application these topics in place of those before; none: all. */
  readonly permit: (app: string, nick: string, topics?: ReadonlyArray<string>) => void
  /** The next message of a queue, which now is the holder's until it is confirmed, fails, or is due again. */
  readonly take: (app: string, group: string, holder?: Holder) => TmcMessage | undefined
  /** It was handled. `false`: it is not in that queue. */
  readonly confirm: (app: string, group: string, id: string) => boolean
  /** It was not: it comes again after the time of redelivery. */
  readonly fail: (app: string, group: string, id: string, reason: string | undefined) => boolean
  /** What a holder has not confirmed goes back to where it was. */
  readonly release: (holder: Holder) => void
  /** How many messages a holder has. */
  readonly heldBy: (holder: Holder) => number
  /** Brings back what is due, or everything that is out. */
  readonly redeliver: (everything?: boolean) => void
  /** When something is due next, or a little before; epoch ms on the virtual clock. */
  readonly nextDue: () => number | undefined
  /** Calls back when something was put into a queue, or came back to it. */
  readonly onReady: (listener: (app: string, group: string) => void) => void
  /** How each queue stands. */
  readonly queues: () => ReadonlyArray<{
    readonly app: string
    readonly group: string
    readonly waiting: number
    readonly out: number
  }>
}

/** Beyond any id that a double can hold, so that a consumer that rounds them notices. */
const firstId = 4_160_600_000_000_000_001n
const mostMessages = 100_000
/** @see taobao.tmc.message.produce */
export const longestContent = 122_880

export const defaultGroup = 'default'
/** Whose session it is where nobody was named. He permits everything until he is asked. */
export const demoUser = 'sandbox_seller'

/** Names a queue, a user, or whatever an application has under a name. */
export const place = (app: string, name: string): string => `${app} ${name}`

/** The same id for the same nick. */
export const userIdOf = (nick: string): string =>
  String(2_000_000_000_000 + (parseInt(hash('sha256', nick).slice(0, 10), 16) % 1_000_000_000_000))

export const createTmcState = (
  { tables, clock }: Pick<GatewayParts, 'tables' | 'clock'>,
  apps: Table<TopApp>,
  { redeliverMs }: { readonly redeliverMs: number },
): TmcState => {
  const groups = tables.create<TmcGroup>('tmcGroups', { limit: 1_000, sensitive: ['nicks'] })
  const users = tables.create<TmcUser>('tmcUsers', {
    limit: 10_000,
    sensitive: ['nick'],
    sensitiveKeys: true,
  })
  const counts = tables.create<TmcCount>('tmcCounts', { limit: 10_000 })
  const tokens = tables.create<string>('tmcTokens', {
    limit: 10_000,
    sensitive: 'all',
    sensitiveKeys: true,
  })
  const ready = createReady()
  /** What is out, or not to be delivered yet, and who has it. */
  const out = new Map<string, Holder | undefined>()
  const held = new WeakMap<Holder, Set<string>>()
  const listeners: Array<(app: string, group: string) => void> = []
  let nextId = firstId
  let earliest: number | undefined

  const tell = (app: string, group: string): void => {
    for (const listener of listeners) listener(app, group)
  }
  const laterAt = (dueAt: number): void => {
    earliest = earliest === undefined ? dueAt : Math.min(earliest, dueAt)
  }
  const messages = tables.create<TmcMessage>(
    'tmcMessages',
    { limit: mostMessages, sensitive: ['content', 'nick', 'userId'] },
    () => {
      ready.clear()
      out.clear()
      earliest = undefined
      const queues = new Set<TmcMessage>()
      for (const message of messages.values()) {
        const { id, app, group, dueAt } = message
        if (dueAt === undefined) {
          if (ready.push(place(app, group), id)) queues.add(message)
        } else {
          out.set(id, undefined)
          laterAt(dueAt)
        }
      }
      for (const { app, group } of queues) tell(app, group)
    },
  )
  const count = (app: string, group: string, change: Partial<TmcCount>): void => {
    const key = `${place(app, group)} ${dayOf(clock.now())}`
    const { put, got } = counts.get(key) ?? { put: 0, got: 0 }
    counts.put(key, { put: put + (change.put ?? 0), got: got + (change.got ?? 0) })
  }
  const letGo = (id: string): void => {
    const holder = out.get(id)
    if (holder !== undefined) held.get(holder)?.delete(id)
    out.delete(id)
  }
  const hold = (id: string, holder: Holder | undefined): void => {
    out.set(id, holder)
    if (holder === undefined) return
    const ids = held.get(holder) ?? new Set()
    held.set(holder, ids.add(id))
  }
  const waiting = ({ dueAt: _due, ...message }: TmcMessage): TmcMessage => {
    messages.put(message.id, message)
    return message
  }
  const hasGroup: TmcState['hasGroup'] = (app, name) =>
    name === defaultGroup || groups.get(place(app, name)) !== undefined
  /** @see taobao.tmc.topic.group.add: the route of a user wins over that of a topic */
  const groupFor = (app: string, { topic, nick, group }: TmcPublication): string => {
    if (group !== undefined) return group
    const own = groups.values().filter((each) => each.app === app)
    const found =
      own.find(({ nicks }) => nick !== undefined && nicks.includes(nick)) ??
      own.find(({ topics }) => topics.includes(topic))
    return found?.name ?? defaultGroup
  }
  const permits = (app: string, { topic, nick }: TmcPublication): boolean => {
    if (nick === undefined) return true
    const user = users.get(place(app, nick))
    return user !== undefined && (user.topics.length === 0 || user.topics.includes(topic))
  }
  const idFor = ({ id }: TmcPublication): string => {
    if (id !== undefined) return id
    while (messages.get(String(nextId)) !== undefined) nextId += 1n
    return String(nextId++)
  }

  const redeliver = (everything = false): void => {
    const now = clock.now()
    if (!everything && (earliest === undefined || earliest > now)) return
    earliest = undefined
    const queues = new Map<string, TmcMessage>()
    for (const id of [...out.keys()]) {
      const message = messages.get(id)
      if (message?.dueAt === undefined) letGo(id)
      else if (everything || message.dueAt <= now) {
        letGo(id)
        const { app, group } = waiting(message)
        ready.push(place(app, group), id)
        queues.set(place(app, group), message)
      } else laterAt(message.dueAt)
    }
    for (const { app, group } of queues.values()) tell(app, group)
  }
  clock.onMoved(() => redeliver())

  return {
    messages,
    groups,
    users,
    counts,
    tokens,
    publish: (publication) => {
      const { topic, content, app, nick, publisher, dataId, delayMs, expiresMs, id } = publication
      if (topic.trim() === '') return left('topic is empty')
      if (content === '') return left('content is empty')
      if (content.length > longestContent) return left('content is too long')
      if (id !== undefined && !/^-?(0|[1-9]\d{0,18})$/.test(id)) return left('id is not int64')
      if (id !== undefined && messages.get(id) !== undefined) return left('id is in a queue already')
      const known = apps.values().map(({ appKey }) => appKey)
      const chosen = app === undefined ? known : known.filter((key) => key === app)
      if (chosen.length === 0) return left('application is unknown')
      const allowed = chosen.filter((key) => permits(key, publication))
      if (allowed.length === 0) return left('topic is not permitted by the user')
      const into = allowed.map((key) => ({ app: key, group: groupFor(key, publication) }))
      if (into.some(({ app: key, group }) => !hasGroup(key, group))) return left('group not exist')
      if (messages.size() + into.length > mostMessages) return left('queue is full')
      const at = clock.now()
      return right(
        into.map((queue, index) => {
          const message: TmcMessage = {
            ...queue,
            id: idFor(index === 0 ? publication : { topic, content }),
            topic,
            content,
            at,
            deliveries: 0,
            ...(publisher === undefined ? {} : { publisher }),
            ...(nick === undefined ? {} : { nick, userId: userIdOf(nick) }),
            ...(dataId === undefined ? {} : { dataId }),
            ...(delayMs === undefined ? {} : { dueAt: at + delayMs }),
            ...(expiresMs === undefined ? {} : { expiresAt: at + expiresMs }),
          }
          messages.put(message.id, message)
          count(queue.app, queue.group, { put: 1 })
          if (message.dueAt === undefined) ready.push(place(queue.app, queue.group), message.id)
          else {
            hold(message.id, undefined)
            laterAt(message.dueAt)
          }
          tell(queue.app, queue.group)
          return message.id
        }),
      )
    },
    addGroup: (app, name, { nicks = [], topics = [] } = {}) => {
      const known = groups.get(place(app, name))
      const group: TmcGroup = {
        app,
        name,
        nicks: [...new Set([...(known?.nicks ?? []), ...nicks])],
        topics: [...new Set([...(known?.topics ?? []), ...topics])],
        createdAt: known?.createdAt ?? clock.now(),
      }
      groups.put(place(app, name), group)
      return group
    },
    hasGroup,
    permit: (app, nick, topics = []) => {
      const now = clock.now()
      const createdAt = users.get(place(app, nick))?.createdAt ?? now
      users.put(place(app, nick), { app, nick, topics, createdAt, modifiedAt: now })
    },
    take: (app, group, holder) => {
      redeliver()
      const now = clock.now()
      for (let id = ready.shift(place(app, group)); id !== undefined; id = ready.shift(place(app, group))) {
        const message = messages.get(id)
        // Confirmed, or taken, in another way since.
        if (message === undefined || message.dueAt !== undefined) continue
        if (message.expiresAt !== undefined && message.expiresAt <= now) {
          messages.remove(id)
          continue
        }
        const taken = { ...message, deliveries: message.deliveries + 1, dueAt: now + redeliverMs }
        messages.put(id, taken)
        hold(id, holder)
        laterAt(taken.dueAt)
        count(app, group, { got: 1 })
        if (holder === undefined) tell(app, group)
        return taken
      }
      return undefined
    },
    confirm: (app, group, id) => {
      const message = messages.get(id)
      if (message?.app !== app || message.group !== group) return false
      letGo(id)
      return messages.remove(id)
    },
    fail: (app, group, id, reason) => {
      const message = messages.get(id)
      if (message?.app !== app || message.group !== group || message.dueAt === undefined) return false
      letGo(id)
      const dueAt = clock.now() + redeliverMs
      messages.put(id, { ...message, dueAt, ...(reason === undefined ? {} : { failure: reason }) })
      hold(id, undefined)
      laterAt(dueAt)
      return true
    },
    release: (holder) => {
      const ids = [...(held.get(holder) ?? [])]
      held.delete(holder)
      const back = ids.flatMap((id) => {
        out.delete(id)
        const message = messages.get(id)
        return message?.dueAt === undefined ? [] : [waiting(message)]
      })
      const [first] = back
      if (first === undefined) return
      ready.unshift(
        place(first.app, first.group),
        back.map(({ id }) => id),
      )
      tell(first.app, first.group)
    },
    heldBy: (holder) => held.get(holder)?.size ?? 0,
    redeliver,
    nextDue: () => earliest,
    onReady: (listener) => void listeners.push(listener),
    queues: () => {
      const found = new Map<string, { app: string; group: string; waiting: number; out: number }>()
      for (const { app, group, dueAt } of messages.values()) {
        const queue = found.get(place(app, group)) ?? { app, group, waiting: 0, out: 0 }
        queue[dueAt === undefined ? 'waiting' : 'out'] += 1
        found.set(place(app, group), queue)
      }
      return [...found.values()]
    },
  }
}
