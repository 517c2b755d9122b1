import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unknownStruct } from '@paifang/contract'
import { qimenInbound } from '@paifang/gateway-qimen'
import { topInbound } from '@paifang/gateway-top'
import { createInbound, spi } from '@paifang/inbound'
import { ok } from '@paifang/result'
import { textOf } from './support/calls'

interface Vector {
  readonly id: string
  readonly kind: string
  readonly secret: string
  readonly contentType?: string
  readonly query: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly bodyHex?: string
  readonly form?: Readonly<Record<string, string>>
  readonly requiredResult?: boolean
}

const file = join(__dirname, '../../../../shared/vectors/qimen.json')
const cases = existsSync(file)
  ? (JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: ReadonlyArray<Vector> }).cases
  : []
const received = cases.filter(({ kind }) => kind === 'inbound')

/** The bytes of a vector's body. */
const bodyOf = ({ body = '', bodyHex, form }: Vector): Buffer =>
  bodyHex !== undefined
    ? Buffer.from(bodyHex, 'hex')
    : Buffer.from(form === undefined ? body : new URLSearchParams(form).toString(), 'utf8')

const gateways = [topInbound, qimenInbound]

const answerTo = async (vector: Vector, inboundOf: (typeof gateways)[number]): Promise<string> => {
  const handler = () => ok({})
  // Qimen takes both spellings for one.
  const methods =
    inboundOf === qimenInbound
      ? ['taobao.qimen.deliveryorder.create']
      : ['deliveryorder.create', 'taobao.qimen.deliveryorder.create']
  const inbound = methods.reduce(
    (made, method) => made.on(spi(method, unknownStruct, unknownStruct), handler),
    createInbound<string>([inboundOf({ secretOf: vector.secret })], { clock: () => Date.UTC(2016, 0, 1, 4) }),
  )
  const headers = Object.fromEntries(
    Object.entries({ ...vector.headers, 'content-type': vector.contentType }).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]),
  )
  const call = { verb: 'POST', path: '/spi', query: vector.query, headers, body: bodyOf(vector) }
  return textOf(await inbound.handle(call))
}

;(received.length > 0 ? describe : describe.skip)(
  'the shared vectors of inbound calls, where that file is',
  () => {
    it('are there', () => {
      expect(received.length).toBeGreaterThan(25)
    })

    it.each(
      gateways.flatMap((inboundOf) =>
        received.map((vector) => [inboundOf.name, vector.id, vector, inboundOf] as const),
      ),
    )('%s: %s', async (_gateway, _id, vector, inboundOf) => {
      const text = await answerTo(vector, inboundOf)
      const isRefused = text.includes('sign-check-failure')
      // Multipart has no required result: it is refused, never an error.
      expect(isRefused).toBe(
        vector.requiredResult === undefined ? vector.id === 'q-in-multipart' : !vector.requiredResult,
      )
      if (isRefused) expect(text).toContain('Illegal request')
    })
  },
)
