import { shippedGateways, type GatewayModule } from '@paifang/cli'
import { infer, type GatewayDocuments, type RawField } from '@paifang/codegen'
import { parseJson, struct, text, type Operation } from '@paifang/contract'
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
  type CallEmulation,
  type Received,
} from '@paifang/emulator/author'
import type { AnyOperation, Client, ClientOptions } from '@paifang/gateway'
import { createClient, formText, type Gateway, type Prepared } from '@paifang/gateway/author'
import { err, isOk, ok } from '@paifang/result'
import {
  createCanonicaliser,
  createExplainer,
  hmacHex,
  hmacKey,
  isSensitive,
  paramIssues,
  safeEqual,
  secretWarnings,
  signerOf,
  stringToSign,
  type CanonicalForm,
  type Signer,
} from '@paifang/signing'
import { defaultTransport, type Transport } from '@paifang/transport'
import { jsonText } from '@paifang/wire'

// #region operation
interface Shop {
  readonly shopId: string
}
interface ShopName {
  readonly name?: string
}
export const shopGet: Operation<'mall', Shop, ShopName> = {
  gateway: 'mall',
  method: 'mall.shop.get',
  input: struct<Shop>('Shop', { required: { shopId: text } }),
  output: struct<ShopName>('ShopName', { optional: { name: text } }),
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  example: { output: { name: '西湖店' } },
}
// #endregion operation

// #region signer
/** Which parameter is the signature, and whether blank values are signed. */
const form: CanonicalForm = { signatureName: 'sign', keepsBlank: false }
const canonicalise = createCanonicaliser(form)

/** The document says: HMAC-SHA256 of name, value, name, value …, sorted; the secret is the key; upper-case hex. */
export const createMallSigner = (secret: string): Signer => {
  const key = hmacKey('sha256', secret)
  return signerOf({ head: '', tail: '', hash: (words) => hmacHex('sha256', key, words) }, form)
}
// #endregion signer

// #region explain
const isSystem = (name: string): boolean => ['method', 'key', 'ts', 'sign'].includes(name)

/** Everything that goes wrong with signatures is known already; it wants to know what is the gateway's own. */
const explain = createExplainer({
  canonical: form,
  methodField: 'sign_method',
  methods: { 'hmac-sha256': { algorithm: 'sha256', secret: 'key' } },
  methodNamed: (name) => (name === 'hmac-sha256' ? name : undefined),
  timestamp: {
    field: 'ts',
    form: 'seconds since 1970',
    parse: (words) => (/^\d{10}$/.test(words) ? Number(words) * 1000 : undefined),
    toleranceMs: 300_000,
  },
  isSystem,
  systemFields: ['method', 'key', 'ts'],
  usualValues: [],
  readsObjects: true,
  hidden: (name) => (isSensitive(name) ? `‹${name}›` : undefined),
})
// #endregion explain

// #region prepare
interface Plan extends Prepared {
  readonly operation: AnyOperation
  readonly params: Readonly<Record<string, unknown>>
}

interface Answer {
  readonly code?: number
  readonly msg?: string
  readonly data?: unknown
}

interface MallOptions extends Omit<ClientOptions, 'transport'> {
  readonly key: string
  readonly secret: string
  readonly endpoint: string
  readonly transport?: Transport
}

/** Once a call: the checked input, already in its wire form. */
const prepare: Gateway<'mall', Plan>['prepare'] = ({ operation, wire }) =>
  ok({ operation, params: wire as Plan['params'] })
// #endregion prepare

// #region sign
/** Each attempt: a fresh time and signature. What is named in `secrets` is masked wherever it turns up. */
const signWith = ({ key, secret, endpoint }: MallOptions): Gateway<'mall', Plan>['sign'] => {
  const signer = createMallSigner(secret)
  return ({ operation, params }, { epochMs }) => {
    const ts = Math.floor(epochMs / 1000)
    const pairs = canonicalise({ ...params, method: operation.method, key, ts })
    const signature = signer.signPairs(pairs)
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const body = formText([...pairs, ['sign', signature]])
    return ok({ request: { verb: 'POST', url: endpoint, headers, body }, secrets: [secret, signature] })
  }
}
// #endregion sign

// #region open
/** Once an answer: the output, or what refused. What is neither is never taken for a success. */
const open: Gateway<'mall', Plan>['open'] = ({ status, body }, { operation: { method } }) => {
  const parsed = parseJson(body)
  const { code, msg = '', data } = (isOk(parsed) ? (parsed.right ?? {}) : {}) as Answer
  if (code === 0) return ok({ output: data })
  if (code === undefined)
    return err({ error: { _tag: 'ProtocolError', method, reason: 'envelope', status, excerpt: '' } })
  return err({
    error: {
      _tag: 'GatewayError',
      method,
      gateway: 'mall',
      kind: code === 9 ? 'signature' : code === 8 ? 'clock' : 'unlisted',
      code: String(code),
      name: msg,
      message: msg,
      retryable: false,
      advice: { en: 'see the document of this code', zh: '请查阅该错误码的文档' },
    },
  })
}
// #endregion open

// #region client
export const createMallClient = (options: MallOptions): Client<'mall'> => {
  const { key: _key, secret: _secret, endpoint: _endpoint, ...policies } = options
  const gateway: Gateway<'mall', Plan> = { name: 'mall', prepare, sign: signWith(options), open }
  return createClient({ transport: defaultTransport(), ...policies, gateway })
}
// #endregion client

// #region judge
const app = { key: 'demo', secret: 'helloworld' }

const judge: CallEmulation<Received>['judge'] = ({ received, now, context }) => {
  const params = Object.fromEntries(received.params)
  const operation = context.operations.find('mall', param(received, 'method'))
  const signature = param(received, 'sign')
  const isNear = Math.abs(Number(param(received, 'ts')) * 1000 - now) <= 300_000
  const isSigned = safeEqual(signature, createMallSigner(app.secret).sign(params))
  const { checks, refusal, explainable } = runTests(
    [
      { name: 'method', lenient: false, run: () => (operation ? undefined : { code: 7 }) },
      { name: 'clock', lenient: true, run: () => (isNear ? undefined : { code: 8 }) },
      { name: 'signature', lenient: true, run: () => (isSigned ? undefined : { code: 9 }) },
    ],
    received,
    context.settings.lenient,
  )
  const asked = { received: params, secret: app.secret, signature, nowMs: now, method: 'hmac-sha256' }
  const explanation = explainable ? explain(asked) : undefined
  const known = { app: param(received, 'key'), operation, session: undefined, explanation }
  if (refusal !== undefined || operation === undefined)
    return refusedBy(known, checks, refusal ?? { code: 7 })
  return readBy(known, checks, readInput(operation, params), ({ path }) => ({ code: 4, message: path }))
}
// #endregion judge

// #region call
const call: CallEmulation<Received> = {
  // What the journal may show of a request.
  view: {
    gateway: 'mall',
    isSystem,
    isSecret: (name) => name === 'sign',
    signedText: (params) => stringToSign(canonicalise(params)),
  },
  // From the bytes that came to what is asked of whom.
  read: (request, { params }) => parseRequest(request, params),
  claim: (received) => ({ method: param(received, 'method'), app: param(received, 'key') }),
  parts: partsOf,
  judge,
  // And the answers: of a handler, of a check, of the faults `error` and a handler that throws.
  requestId: ({ random }) => random.letters(16),
  succeed: (_incoming, _operation, data, { headers }) =>
    textAnswer(200, 'application/json', jsonText({ code: 0, data }), headers),
  refuse: (_incoming, { code, message = 'refused' }, { headers }) =>
    textAnswer(200, 'application/json', jsonText({ code, msg: message }), headers),
  outage: { code: 500 },
  crash: { code: 501 },
}
// #endregion call

// #region emulation
interface MallState {
  /** What the servers remember. */
  readonly names: { readonly put: (shopId: string, name: string) => void }
}

export const mallEmulation: GatewayEmulation<
  'mall',
  object,
  MallState,
  typeof app & { readonly endpoint: string }
> = {
  name: 'mall',
  create: ({ tables }) => {
    // A table is bounded, and known to reset and snapshots.
    const names = tables.create<string>('mallNames', { limit: 1_000 })
    return {
      routes: [callRoute('/mall', call)],
      state: { names: { put: names.put } },
      account: (origin) => ({ ...app, endpoint: `${origin}/mall` }),
      handlers: {
        'mall.shop.get': (_operation, example) => (input, context) => {
          const name = names.get((input as Shop).shopId)
          return name === undefined ? example(input, context) : () => Promise.resolve(ok({ name }))
        },
      },
    }
  },
}
// #endregion emulation

// #region documents
interface MallDocument {
  readonly mallApi: string
  readonly input: ReadonlyArray<RawField>
  readonly output: ReadonlyArray<RawField>
}

/** Which saved documents are this gateway's, and how they are read: fields as rows; the rest is inferred. */
const documents: GatewayDocuments = {
  name: 'mall',
  title: 'the mall',
  importers: [
    {
      title: 'a document of the mall',
      reads: ({ json }) => typeof json === 'object' && json !== null && 'mallApi' in json,
      read: ({ json }, { document }) => {
        const { mallApi: method, input, output } = json as MallDocument
        return ok([
          infer({ gateway: 'mall', method, source: { form: 'mall-document', document }, input, output }),
        ])
      },
    },
  ],
  client: {
    create: 'createMallClient',
    from: 'gateway-mall',
    options: ["  key: process.env['MALL_KEY'] ?? '',", "  secret: process.env['MALL_SECRET'] ?? '',"],
    session: '',
  },
}
// #endregion documents

// #region module
export const mallModule: GatewayModule = {
  name: 'mall',
  methodPattern: /^mall\./,
  accountFields: [
    { option: 'key', flag: 'key', variable: 'MALL_KEY' },
    { option: 'secret', flag: 'secret', variable: 'MALL_SECRET' },
  ],
  signMethods: ['hmac-sha256'],
  endpointVariable: 'MALL_ENDPOINT',
  endpoints: () => ({ production: 'https://gateway.example/mall' }),
  createClient: ({ account: { key = '', secret = '' }, signMethod: _only, ...request }) =>
    createMallClient({ ...request, key, secret }) as unknown as Client<string>,
  signer: () => ({
    methods: ['hmac-sha256'],
    fields: { signature: 'sign', method: 'sign_method' },
    owns: (params) => 'key' in params && 'ts' in params,
    checkParams: (params) => paramIssues(params, canonicalise),
    secretWarnings,
    sign: ({ params, secret }) => createMallSigner(secret).sign(params),
    verify: ({ params, secret, signature }) => safeEqual(signature, createMallSigner(secret).sign(params)),
    explain: ({ params, ...request }) => explain({ ...request, received: params, method: 'hmac-sha256' }),
    signedText: ({ params }) => stringToSign(canonicalise(params)),
  }),
  emulation: () => mallEmulation,
  documents: () => documents,
}

/** Your command line: `main(process.argv, gateways)` of @paifang/cli. */
export const gateways: ReadonlyArray<GatewayModule> = [...shippedGateways, mallModule]
// #endregion module
