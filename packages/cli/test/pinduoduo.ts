import { shippedGateways, type GatewayModule } from '@paifang/cli'
import { infer, type GatewayDocuments, type RawField } from '@paifang/codegen'
import { parseJson } from '@paifang/contract'
import type { GatewayEmulation } from '@paifang/emulator'
import {
  callRoute,
  param,
  parseRequest,
  partsOf,
  readBy,
  readInput,
  refusedBy,
  runTests,
  textAnswer,
} from '@paifang/emulator/author'
import type { AnyOperation, Client, ClientOptions } from '@paifang/gateway'
import { createClient, formText, type Gateway, type Prepared } from '@paifang/gateway/author'
import { err, isOk, ok } from '@paifang/result'
import { canonicalise, explain, secretWarnings, sign, stringToSign, verify } from '@paifang/signer-top'
import { undiciTransport, type Transport } from '@paifang/transport'
import { jsonText } from '@paifang/wire'

type Struct = Readonly<Record<string, unknown>>
const rootOf = (method: string): string => `${method.replace(/^pdd\./, '').replaceAll('.', '_')}_response`

// 1. The client: how a call becomes a signed request, and how an answer is read.
interface PddCall extends Prepared {
  readonly operation: AnyOperation
  readonly params: Struct
}
interface PddOptions extends Omit<ClientOptions, 'transport'> {
  readonly transport?: Transport
  readonly clientId: string
  readonly clientSecret: string
  readonly endpoint: string
}

export const createPddClient = (options: PddOptions): Client<'pdd'> => {
  const { clientId, clientSecret: secret, endpoint, transport = undiciTransport(), ...policies } = options
  const gateway: Gateway<'pdd', PddCall> = {
    name: 'pdd',
    prepare: ({ operation, wire }) => ok({ operation, params: wire as Struct }),
    sign: ({ operation, params }, { epochMs }) => {
      const timestamp = Math.floor(epochMs / 1000)
      const system = { type: operation.method, client_id: clientId, timestamp, data_type: 'JSON' }
      const pairs = canonicalise({ ...params, ...system })
      const signature = sign({ params: Object.fromEntries(pairs), secret, method: 'md5' })
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const body = formText([...pairs, ['sign', signature]])
      return ok({ request: { verb: 'POST', url: endpoint, headers, body }, secrets: [secret, signature] })
    },
    open: ({ status, body }, { operation: { method } }) => {
      const parsed = parseJson(body)
      const answer = (isOk(parsed) ? (parsed.right ?? {}) : {}) as Readonly<Record<string, Struct>>
      const { error_response: refusal, [rootOf(method)]: output } = answer
      if (refusal !== undefined) {
        const [code, message] = [String(refusal['error_code']), String(refusal['error_msg'])]
        const kind = code === '20004' ? 'signature' : 'unlisted'
        const advice = { en: 'see the document', zh: '参见文档' }
        const said = { method, gateway: 'pdd', kind, code, name: message, message } as const
        return err({ error: { _tag: 'GatewayError', ...said, retryable: false, advice } })
      }
      if (output !== undefined) return ok({ output })
      return err({ error: { _tag: 'ProtocolError', method, reason: 'envelope', status, excerpt: '' } })
    },
  }
  return createClient({ ...policies, transport, gateway })
}

// 2. The emulation: the same protocol from the other side.
const app = { clientId: 'demo', clientSecret: 'helloworld' }
const systemNames = ['type', 'client_id', 'timestamp', 'data_type', 'access_token', 'sign']

export const pddEmulation: GatewayEmulation<
  'pdd',
  object,
  { readonly calls: () => number },
  typeof app & { readonly endpoint: string }
> = {
  name: 'pdd',
  create: ({ tables }) => {
    const seen = tables.create<string>('pddCalls', { limit: 100 })
    const route = callRoute('/api/router', {
      view: {
        gateway: 'pdd',
        isSystem: (name) => systemNames.includes(name),
        isSecret: (name) => name === 'sign' || name === 'access_token',
        signedText: (params) => stringToSign(canonicalise({ ...params, sign: undefined })),
      },
      read: (request, { params }) => parseRequest(request, params),
      claim: (received) => ({ method: param(received, 'type'), app: param(received, 'client_id') }),
      parts: partsOf,
      judge: ({ received, context }) => {
        const params = Object.fromEntries(received.params)
        const operation = context.operations.find('pdd', param(received, 'type'))
        const right = {
          params,
          secret: app.clientSecret,
          method: 'md5',
          signature: params['sign'] ?? '',
        } as const
        const { checks, refusal, explainable } = runTests(
          [
            { name: 'type', lenient: false, run: () => (operation ? undefined : { code: 10001 }) },
            { name: 'signature', lenient: true, run: () => (verify(right) ? undefined : { code: 20004 }) },
          ],
          received,
          context.settings.lenient,
        )
        const explanation = explainable ? explain({ ...right, received: params }) : undefined
        const known = { app: param(received, 'client_id'), operation, session: undefined, explanation }
        if (refusal !== undefined || operation === undefined)
          return refusedBy(known, checks, refusal ?? { code: 10001 })
        seen.put(String(seen.size()), operation.method)
        return readBy(known, checks, readInput(operation, params), ({ path }) => ({
          code: 10001,
          message: path,
        }))
      },
      requestId: ({ random }) => random.letters(16),
      succeed: (_incoming, { method }, wire, { headers }, wrongRoot) =>
        textAnswer(
          200,
          'application/json',
          jsonText({ [wrongRoot ? 'other' : rootOf(method)]: wire }),
          headers,
        ),
      refuse: (_incoming, { code, message = 'refused' }, { headers }) => {
        const answer = { error_response: { error_code: code, error_msg: message } }
        return textAnswer(200, 'application/json', jsonText(answer), headers)
      },
      outage: { code: 50000 },
      crash: { code: 50001 },
    })
    return {
      routes: [route],
      state: { calls: seen.size },
      account: (origin) => ({ ...app, endpoint: `${origin}/api/router` }),
    }
  },
}

// 3. Its documents, as somebody saved them.
interface PddDocument {
  readonly scopeName: string
  readonly request: ReadonlyArray<RawField>
  readonly response: ReadonlyArray<RawField>
}

const documents: GatewayDocuments = {
  name: 'pdd',
  title: 'Pinduoduo',
  importers: [
    {
      title: 'a Pinduoduo document',
      reads: ({ json }) => typeof json === 'object' && json !== null && 'scopeName' in json,
      read: ({ json }, { document }) => {
        const { scopeName, request, response } = json as PddDocument
        const source = { form: 'pdd-document', document }
        return ok([infer({ gateway: 'pdd', method: scopeName, source, input: request, output: response })])
      },
    },
  ],
  client: {
    create: 'createPddClient',
    from: './pinduoduo',
    options: ["  clientId: process.env['PDD_CLIENT_ID'] ?? '',"],
    session: '',
  },
}

// 4. One entry of the registry, and the command line knows it.
export const pdd: GatewayModule = {
  name: 'pdd',
  methodPattern: /^pdd\./,
  accountFields: [
    { option: 'clientId', flag: 'key', variable: 'PDD_CLIENT_ID' },
    { option: 'clientSecret', flag: 'secret', variable: 'PDD_CLIENT_SECRET' },
  ],
  signMethods: ['md5'],
  endpointVariable: 'PDD_ENDPOINT',
  endpoints: () => ({ production: 'https://gw-api.pinduoduo.com/api/router' }),
  createClient: ({ account: { clientId = '', clientSecret = '' }, signMethod: _md5, ...request }) =>
    createPddClient({ ...request, clientId, clientSecret }) as unknown as Client<string>,
  signer: () => ({
    methods: ['md5'],
    fields: { signature: 'sign', method: 'sign_method' },
    owns: (params) => 'client_id' in params,
    checkParams: () => [],
    secretWarnings,
    sign: ({ params, secret }) => sign({ params, secret, method: 'md5' }),
    verify: ({ params, secret, signature }) => verify({ params, secret, signature, method: 'md5' }),
    explain: ({ params, secret, signature }) =>
      explain({ received: params, secret, signature, method: 'md5' }),
    signedText: ({ params }) => `‹secret›${stringToSign(canonicalise(params))}‹secret›`,
  }),
  emulation: () => pddEmulation,
  documents: () => documents,
}

/** `paifang` with a gateway more: `main(process.argv, [...shippedGateways, pdd])`. */
export const gateways: ReadonlyArray<GatewayModule> = [...shippedGateways, pdd]
