import { boolean, integer, struct, text } from '@paifang/contract'
import { done, withBody } from '../../control/body'
import type { Route } from '../../control/Route'
import { shownRows } from '../../control/shownState'
import { closeProblem } from '../../http/closeProblem'
import type { TopState } from '../TopState'
import type { TmcChannel } from './channel'

interface MessageWish {
  readonly topic: string
  readonly content: string
  readonly app?: string
  readonly group?: string
  readonly nick?: string
  readonly dataId?: string
  readonly id?: string
  readonly delayMs?: number
  readonly expiresMs?: number
  readonly count?: number
}

const MessageBody = struct<MessageWish>('message', {
  required: { topic: text, content: text },
  optional: {
    app: text,
    group: text,
    nick: text,
    dataId: text,
    id: text,
    delayMs: integer,
    expiresMs: integer,
    count: integer,
  },
})

const GroupBody = struct<{ readonly name: string; readonly app?: string }>('group', {
  required: { name: text },
  optional: { app: text },
})

interface EndWish {
  readonly group?: string
  readonly code?: number
  readonly reason?: string
  readonly cut?: boolean
}

const EndBody = struct<EndWish>('end of connections', {
  optional: { group: text, code: integer, reason: text, cut: boolean },
})

const mostAtOnce = 10_000

/** Queues, messages and connections of the message channel. */
export const tmcControls = (
  { tmc, apps }: Pick<TopState, 'tmc' | 'apps'>,
  { connections }: TmcChannel,
): ReadonlyArray<Route> => [
  {
    verb: 'GET',
    path: '/tmc',
    does: 'queues with what waits and what is out, and connections',
    run: () => ({
      value: {
        queues: tmc.queues(),
        connections: connections().map(({ app, group }) => ({ app, group })),
      },
    }),
  },
  {
    verb: 'GET',
    path: '/tmc/messages',
    does: 'messages that are not confirmed, masked; ?topic= and ?group= choose',
    run: ({ context, query }) => {
      const chosen = tmc.messages
        .values()
        .filter(({ topic }) => !query.has('topic') || topic === query.get('topic'))
        .filter(({ group }) => !query.has('group') || group === query.get('group'))
      const messages = shownRows(context, chosen.slice(0, 1_000), context.state.rules('tmcMessages'))
      return { value: { count: chosen.length, messages } }
    },
  },
  {
    verb: 'POST',
    path: '/tmc/messages',
    does: 'publishes: {"topic","content": its text,"app"?,"group"?,"nick"?,"dataId"?,"id"?,"delayMs"?,"expiresMs"?,"count"?}; answers {"ids"}',
    run: ({ body }) =>
      withBody(MessageBody, body, ({ count = 1, ...message }) => {
        if (count < 1 || count > mostAtOnce)
          return { status: 400, problem: `count: expected from 1 to ${mostAtOnce}` }
        const ids: string[] = []
        for (let each = 0; each < count; each++) {
          const put = tmc.publish(message)
          if (put._tag === 'Left') return { status: 400, problem: put.left }
          ids.push(...put.right)
        }
        return { value: { ids } }
      }),
  },
  {
    verb: 'DELETE',
    path: '/tmc/messages',
    does: 'empties every queue',
    run: () => {
      for (const { app, group, id } of tmc.messages.values()) tmc.confirm(app, group, id)
      return done
    },
  },
  {
    verb: 'POST',
    path: '/tmc/redeliver',
    does: 'what was delivered and not confirmed comes again now',
    run: () => {
      tmc.redeliver(true)
      return done
    },
  },
  {
    verb: 'POST',
    path: '/tmc/groups',
    does: 'adds a group: {"name","app"?}',
    run: ({ body }) =>
      withBody(GroupBody, body, ({ name, app = apps.values()[0]?.appKey ?? '' }) => {
        if (name.trim() === '' || name.length > 32)
          return { status: 400, problem: 'name: expected from 1 to 32 characters' }
        tmc.addGroup(app, name)
        return done
      }),
  },
  {
    verb: 'POST',
    path: '/tmc/disconnect',
    does: 'ends connections: {"group"?, "code"?: 1001, "reason"?, "cut"?: without a close}; answers {"ended"}',
    run: ({ body }) =>
      withBody(EndBody, body, ({ group, code = 1001, reason = '', cut = false }) => {
        const problem = cut ? undefined : closeProblem(code, reason)
        if (problem !== undefined) return { status: 400, problem }
        const ended = connections().filter((each) => group === undefined || each.group === group)
        for (const each of ended)
          if (cut) each.cut()
          else each.close(code, reason)
        return { value: { ended: ended.length } }
      }),
  },
]
