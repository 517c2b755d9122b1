import { boolean, struct, text, unknownStruct } from '@paifang/contract'
import type { SignedTexts, Signatures } from '../gateway/Signatures'
import { parsePairs } from '../http/parsePairs'
import { withBody } from './body'
import type { ControlReply, ControlRequest, Route } from './Route'

interface Wanted {
  readonly gateway?: string
  /** A query or a form, as it was sent. */
  readonly from?: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly body?: string
  readonly app?: string
  readonly secret?: string
  readonly now?: boolean
}

const Wanted = struct<Wanted>('request', {
  optional: {
    gateway: text,
    from: text,
    params: unknownStruct,
    body: text,
    app: text,
    secret: text,
    now: boolean,
  },
})

/** A request of which everything is known that its signature is made of. */
interface Asked {
  readonly gateway: string
  readonly signatures: Signatures
  readonly texts: SignedTexts
  /** `''`: it has none. */
  readonly signature: string
}

const mostPairs = 2000

const refused = (problem: string): ControlReply => ({ status: 400, problem })

/** The parameters as texts, whichever way they were given; the last of a name counts, as with the gateways. */
const paramsOf = ({ from, params }: Wanted): Readonly<Record<string, string>> | undefined => {
  if ((from === undefined) === (params === undefined)) return undefined
  if (from !== undefined)
    return Object.fromEntries(parsePairs(from.replace(/^[^=&]*\?/, ''), mostPairs).pairs)
  const texts = Object.entries(params ?? {})
  return texts.every(([, value]) => typeof value === 'string')
    ? (Object.fromEntries(texts) as Readonly<Record<string, string>>)
    : undefined
}

/** What is asked, or why it cannot be. */
const read = ({ context }: ControlRequest, wanted: Wanted): Asked | ControlReply => {
  const all = paramsOf(wanted)
  if (all === undefined) return refused('params, from: expected one of them: texts by name, or a query')
  const able = [...context.gateways].flatMap(([name, { signatures }]) =>
    signatures === undefined ? [] : [{ name, signatures }],
  )
  // Gateways that are signed alike name the application alike: it is whose application it is.
  const alike = able.filter(({ signatures: { fields } }) => fields.app in all)
  const found =
    wanted.gateway === undefined
      ? (alike.find(
          ({ signatures: { fields, secretOf } }) => secretOf(all[fields.app] ?? '') !== undefined,
        ) ?? alike[0])
      : able.find(({ name }) => name === wanted.gateway)
  if (found === undefined)
    return refused(`gateway: expected one of ${able.map(({ name }) => name).join(', ')}`)
  const { fields, methods, secretOf } = found.signatures
  const { [fields.signature]: signature = '', ...params } = all
  const method = params[fields.method] ?? methods[0] ?? ''
  const isKnown = methods.some((one) => one === method || one === method.toLowerCase())
  if (!isKnown) return refused(`${fields.method}: expected one of ${methods.join(', ')}`)
  const secret = wanted.secret ?? secretOf(wanted.app ?? params[fields.app] ?? '')
  if (secret === undefined || secret === '')
    return refused(`app, secret: expected an application that is known here (${fields.app}), or a secret`)
  const texts = { params, secret, method, ...(wanted.body === undefined ? {} : { body: wanted.body }) }
  return { gateway: found.name, signatures: found.signatures, texts, signature }
}

const route = (
  name: string,
  does: string,
  answer: (asked: Asked, request: ControlRequest, wanted: Wanted) => unknown,
): Route => ({
  verb: 'POST',
  path: `/${name}`,
  does,
  run: (request) =>
    withBody(Wanted, request.body, (wanted) => {
      const asked = read(request, wanted)
      if (!('signatures' in asked)) return asked
      if (name !== 'sign' && asked.signature === '')
        return refused(`${asked.signatures.fields.signature}: expected the signature that was sent`)
      const [problem] = asked.signatures.problems(asked.texts.params)
      if (problem !== undefined) return refused(`${problem.path}: expected ${problem.expected}`)
      return { value: answer(asked, request, wanted) }
    }),
})

/** What the gateways make of a signature, for requests that are sent to nobody. None of it answers a secret. */
export const signatureRoutes: ReadonlyArray<Route> = [
  route(
    'sign',
    'signs a request of an application here, or with a secret: {"params": texts by name | "from": a query, "gateway"?, "body"?, "app"?, "secret"?}; answers {"signature"}',
    ({ gateway, signatures, texts }) => ({
      gateway,
      method: texts.method,
      signature: signatures.sign(texts),
    }),
  ),
  route(
    'verify',
    'whether the signature of a request is right, the same body; answers {"right"}',
    ({ gateway, signatures, texts, signature }) => ({
      gateway,
      method: texts.method,
      right: signatures.verify({ ...texts, signature }),
    }),
  ),
  route(
    'explain',
    'which single difference would make it right, the same body, with "now": true the clock, too; answers {"matched","name","en","zh","differences","stringToSign","sides", …}',
    ({ gateway, signatures, texts, signature }, { context }, { now }) => {
      const operation = context.operations.find(gateway, texts.params[signatures.fields.operation] ?? '')
      const nowMs = now === true ? { nowMs: context.clock.now() } : {}
      return {
        gateway,
        method: texts.method,
        ...signatures.explain({ ...texts, signature, ...nowMs }, operation),
      }
    },
  ),
]
