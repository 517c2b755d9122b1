import { left, right } from 'fp-ts/Either'
import { dayOf } from '../../clock/VirtualClock'
import type { HandlerContext } from '../../call/Handler'
import type { GatewayParts } from '../../gateway/GatewayEmulation'
import type { Refusal } from '../../gateway/Refusal'
import type { BuiltInHandler } from '../../handlers/BuiltInHandler'
import { member, textMember } from '../../handlers/member'
import type { Grants } from '../../state/createGrants'
import { defaultGroup, demoUser, place, userIdOf, type TmcState } from './TmcState'
import type { TmcPublication, TmcUser } from './TmcMessage'

const listMember = (value: unknown, name: string): ReadonlyArray<unknown> => {
  const found = member(value, name)
  return Array.isArray(found) ? (found as ReadonlyArray<unknown>) : []
}
const textsMember = (value: unknown, name: string): ReadonlyArray<string> =>
  listMember(value, name).map(String)

const refuse = (subCode: string, subMessage: string): Refusal => ({ code: 15, subCode, subMessage })
const noGroup = refuse('isv.group-not-exist', 'the application has no such group')

/** A handler that answers at once. */
type Answer = (input: unknown, context: HandlerContext) => Refusal | { readonly output: unknown }

const answering =
  (answer: Answer): BuiltInHandler =>
  () =>
  (input, context) =>
  () => {
    const given = answer(input, context)
    return Promise.resolve('output' in given ? right(given.output) : left(given))
  }

const millis = (input: unknown, name: string): number | undefined => {
  const text = textMember(input, name)
  return text === '' ? undefined : Number(text)
}

/** The queues over HTTP. The sub-codes are made up: no source has the platform's own. */
export const answerQueues = (
  { tmc, sessions }: { readonly tmc: TmcState; readonly sessions: Grants },
  { random, clock }: Pick<GatewayParts, 'random' | 'clock'>,
): Readonly<Record<string, BuiltInHandler>> => {
  const nickOf = (session = ''): string => sessions.find(session)?.user ?? demoUser

  /** @see taobao.tmc.messages.consume: an application without groups may not name one */
  const groupIn = (input: unknown, app: string): string | undefined => {
    const name = textMember(input, 'group_name')
    if (name === '') return defaultGroup
    const hasGroups = tmc.groups.values().some((group) => group.app === app)
    return hasGroups && tmc.hasGroup(app, name) ? name : undefined
  }

  const publish = (
    value: unknown,
    publisher: string,
    more: Partial<TmcPublication>,
  ): ReturnType<TmcState['publish']> => {
    const group = textMember(value, 'target_group')
    return tmc.publish({
      topic: textMember(value, 'topic'),
      content: textMember(value, 'content'),
      publisher,
      ...(group === '' ? {} : { group }),
      ...more,
    })
  }

  const userOf = (app: string, nick: string): TmcUser | undefined => tmc.users.get(place(app, nick))

  const withoutRoutes = (
    input: unknown,
    app: string,
    change: { readonly nicks?: boolean; readonly topics?: boolean },
  ): boolean => {
    const key = place(app, textMember(input, 'group_name'))
    const group = tmc.groups.get(key)
    if (group === undefined) return false
    const nicks = textsMember(input, 'nicks')
    const topics = textsMember(input, 'topics')
    tmc.groups.put(key, {
      ...group,
      ...(change.nicks === true ? { nicks: group.nicks.filter((nick) => !nicks.includes(nick)) } : {}),
      ...(change.topics === true ? { topics: group.topics.filter((topic) => !topics.includes(topic)) } : {}),
    })
    return true
  }

  const answers: Readonly<Record<string, Answer>> = {
    'taobao.tmc.auth.get': (input, { app }) => {
      const group = textMember(input, 'group') || defaultGroup
      if (!tmc.hasGroup(app, group)) return noGroup
      const token = random.letters(32)
      tmc.tokens.put(token, place(app, group))
      return { output: { result: token } }
    },
    'taobao.tmc.messages.consume': (input, { app }) => {
      const group = groupIn(input, app)
      if (group === undefined) return noGroup
      const messages: unknown[] = []
      const most = Number(textMember(input, 'quantity') || 100)
      while (messages.length < most) {
        const message = tmc.take(app, group)
        if (message === undefined) break
        messages.push({
          id: message.id,
          topic: message.topic,
          content: message.content,
          pub_time: new Date(message.at),
          ...(message.publisher === undefined ? {} : { pub_app_key: message.publisher }),
          ...(message.userId === undefined ? {} : { user_id: message.userId }),
          ...(message.nick === undefined ? {} : { user_nick: message.nick }),
        })
      }
      return { output: { messages } }
    },
    'taobao.tmc.messages.confirm': (input, { app }) => {
      const group = groupIn(input, app)
      if (group === undefined) return noGroup
      for (const id of textsMember(input, 's_message_ids')) tmc.confirm(app, group, id)
      return { output: { is_success: true } }
    },
    'taobao.tmc.message.produce': (input, { app }) => {
      const delayMs = millis(input, 'delay_millis')
      const expiresMs = millis(input, 'expires_millis')
      const put = publish(input, app, {
        ...(delayMs === undefined ? {} : { delayMs }),
        ...(expiresMs === undefined ? {} : { expiresMs }),
      })
      return put._tag === 'Left'
        ? refuse('isv.message-not-published', put.left)
        : { output: { is_success: true, total: put.right.length, msg_ids: put.right } }
    },
    'taobao.tmc.messages.produce': (input, { app }) => {
      const results = listMember(input, 'messages').map((message) => {
        const put = publish(message, app, {})
        return put._tag === 'Right'
          ? { is_success: true }
          : { is_success: false, error_code: 'isv.message-not-published', error_message: put.left }
      })
      return { output: { is_all_success: results.every(({ is_success: done }) => done), results } }
    },
    'taobao.tmc.user.permit': (input, { app, session }) => {
      tmc.permit(app, nickOf(session), textsMember(input, 'topics'))
      return { output: { is_success: true } }
    },
    // Who is not there cannot be taken away: false, without a code.
    'taobao.tmc.user.cancel': (input, { app }) => ({
      output: { is_success: tmc.users.remove(place(app, textMember(input, 'nick'))) },
    }),
    'taobao.tmc.user.get': (input, { app }) => {
      const user = userOf(app, textMember(input, 'nick'))
      if (user === undefined) return { output: {} }
      const own = tmc.groups.values().find((group) => group.app === app && group.nicks.includes(user.nick))
      const fields = textsMember(input, 'fields')
      const members = {
        user_id: userIdOf(user.nick),
        user_nick: user.nick,
        user_platform: 'tbUIC',
        group_name: own?.name ?? defaultGroup,
        is_valid: true,
        created: new Date(user.createdAt),
        modified: new Date(user.modifiedAt),
      }
      const wanted = Object.entries(members).filter(([name]) => fields.includes(name))
      return { output: { tmc_user: { ...Object.fromEntries(wanted), topics: user.topics } } }
    },
    'taobao.tmc.user.topics.get': (input, { app, session }) => ({
      output: { topics: userOf(app, textMember(input, 'nick') || nickOf(session))?.topics ?? [] },
    }),
    'taobao.tmc.group.add': (input, { app, now }) => {
      const name = textMember(input, 'group_name')
      if (name === '' || name.startsWith(defaultGroup))
        return refuse('isv.invalid-parameter:group_name', 'a name that does not begin with default')
      tmc.addGroup(app, name, { nicks: textsMember(input, 'nicks') })
      return { output: { group_name: name, created: new Date(now) } }
    },
    'taobao.tmc.group.delete': (input, { app }) => {
      const name = textMember(input, 'group_name')
      if (textsMember(input, 'nicks').length > 0)
        return { output: { is_success: withoutRoutes(input, app, { nicks: true }) } }
      // What nobody has read is gone with its group.
      for (const message of tmc.messages.values())
        if (message.app === app && message.group === name && name !== defaultGroup)
          tmc.confirm(app, name, message.id)
      return { output: { is_success: tmc.groups.remove(place(app, name)) } }
    },
    'taobao.tmc.groups.get': (input, { app }) => {
      const asked = textsMember(input, 'group_names')
      const names = [
        defaultGroup,
        ...tmc.groups
          .values()
          .filter((group) => group.app === app)
          .map(({ name }) => name),
      ].filter((name) => asked.length === 0 || asked.includes(name))
      const size = Number(textMember(input, 'page_size') || 40)
      const from = (Number(textMember(input, 'page_no') || 1) - 1) * size
      return {
        output: {
          groups: names.slice(from, from + size).map((name) => ({ name })),
          total_results: names.length,
        },
      }
    },
    'taobao.tmc.topic.group.add': (input, { app }) => {
      const name = textMember(input, 'group_name')
      if (name === defaultGroup || !tmc.hasGroup(app, name)) return noGroup
      tmc.addGroup(app, name, { topics: textsMember(input, 'topics') })
      return { output: { result: true } }
    },
    'taobao.tmc.topic.group.delete': (input, { app }) =>
      withoutRoutes(input, app, { topics: true }) ? { output: { result: true } } : noGroup,
    'taobao.tmc.queue.get': (input, { app }) => {
      const name = textMember(input, 'group_name')
      if (!tmc.hasGroup(app, name)) return noGroup
      const { put, got } = tmc.counts.get(`${place(app, name)} ${dayOf(clock.now())}`) ?? { put: 0, got: 0 }
      return { output: { datas: [{ name, broker_name: 'broker_1', put_toal: put, get_total: got }] } }
    },
  }
  return Object.fromEntries(Object.entries(answers).map(([method, answer]) => [method, answering(answer)]))
}
