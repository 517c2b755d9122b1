import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseJson, type Codec } from '@paifang/contract'
import type { Hello } from '@paifang/explorer/contract'
import type { Transport } from '@paifang/transport'
import { isLeft } from 'fp-ts/Either'
import type { Text } from '../Command'
import type { Context } from '../Context'
import { gatewayOf } from '../gateways/gatewayNamed'
import type { GatewayModule } from '../gateways/GatewayModule'
import { startProblem } from '../startProblem'
import { UsageError } from '../UsageError'
import { version } from '../version'
import type { InstalledOperation } from '../operations/installedOperations'
import { checkCall, sendCall, Wanted } from './calls'
import { codeOf } from './codeOf'
import { createCatalogue } from './createCatalogue'
import { explainPasted, Pasted, type Accounts } from './explainPasted'
import { deniedOf, isApi } from './guard'
import { pageFiles } from './pageFiles'
import { Confirmed, prepareCalls, type Conflict } from './prepareCalls'
import { importCaptured, Importing } from './importCaptured'
import { jobRoute, type JobRoute } from './jobs/jobRoute'
import { openJobs } from './jobs/openJobs'
import { Settling } from './jobs/settleRows'
import { isRelayed, relay } from './relay'
import { emulatorTarget, realTarget, type Target } from './Target'

export interface Console {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  /** What to open: the URL with the token behind `#`. */
  readonly link: string
  readonly close: () => Promise<void>
}

export interface ConsoleOptions {
  /** Default: a free one. */
  readonly port?: number
  /** The flag that names it. Default `--ui`. */
  readonly flag?: string
  /** Origin of the emulator whose calls are shown. */
  readonly emulator?: string
  /** The emulator's accounts, where it runs in this process: signatures are explained with their secrets. */
  readonly accounts?: Accounts
  /** The emulator's clock, by which calls of it are stamped. Default: this machine's. */
  readonly clock?: () => number
  /** Lets calls go to where environment and profile say, each prepared and confirmed. Default: none goes anywhere else. */
  readonly real?: boolean
  /** How those go; default: as the client does. */
  readonly transport?: Transport
  /** Folders of this machine whose jobs are shown. Default: none. */
  readonly jobs?: ReadonlyArray<string>
  /** What can be called; loaded when somebody looks. Default: nothing. */
  readonly operations?: () => ReadonlyArray<InstalledOperation>
}

const mebibyte = 1024 * 1024

/** MiB that a body may have: a call may bring files of 8 MiB together, as base64. */
const mostMib = (path: string): number =>
  path.startsWith('/api/calls/') && path !== '/api/calls/import' ? 12 : 4

/** For all of it: nothing of another origin is loaded, nothing is framed, no text becomes markup. */
const headers = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** Lines of a list that is asked for without saying how many. */
const mostLines = 100

const reply = (response: ServerResponse, status: number, value: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' })
  response.end(JSON.stringify(value))
}

const refuse = (response: ServerResponse, status: number, code: string, { en, zh }: Text): void =>
  reply(response, status, { error: { code, en, zh } })

const isConflict = (answer: unknown): answer is Conflict =>
  typeof answer === 'object' && answer !== null && 'conflict' in answer

const bodyOf = async (request: IncomingMessage, most: number): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += (chunk as Buffer).length
    if (length > most) return undefined
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

const nobody = (emulator: string): Text => ({
  en: `no emulator answers at ${emulator}`,
  zh: `${emulator} 没有仿真器应答`,
})

/**
 * Serves the console page on this machine only, and is the one server that it talks to.
 * @throws UsageError when the port is taken or the page is not installed
 */
export const startConsole = async (
  {
    port = 0,
    flag = '--ui',
    emulator,
    accounts = {},
    clock = Date.now,
    real = false,
    transport,
    jobs: jobFolders = [],
    operations = () => [],
  }: ConsoleOptions,
  context: Context,
): Promise<Console> => {
  const files = pageFiles()
  const catalogue = createCatalogue(operations, (gateway) =>
    context.gateways.find(({ name }) => name === gateway)?.errors?.(),
  )
  const nearby = emulatorTarget(accounts, clock)
  const afar = realTarget(context, transport)
  const prepared = prepareCalls(context, afar)
  const jobs = openJobs(jobFolders, context)
  const token = randomBytes(32).toString('base64url')
  const hello: Hello = {
    version,
    emulator: emulator ?? null,
    jobs: jobFolders,
    calls: { emulator: Object.keys(accounts).length > 0, real },
    gateways: context.gateways.map(({ name, signMethods }) => ({
      name,
      signMethods,
      secrets: name in accounts ? ['emulator', 'profile', 'once'] : ['profile', 'once'],
    })),
  }

  /** Answers what `run` makes; what a person can mend is 400. */
  const withAnswer = async (response: ServerResponse, run: () => Promise<unknown>): Promise<void> => {
    try {
      const answer = await run()
      if (isConflict(answer)) refuse(response, 409, 'prepared', answer.conflict)
      else reply(response, 200, answer)
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      refuse(response, 400, 'request', error.text)
    }
  }

  /** The same, of a body of a shape. */
  const withBody = async <A>(
    shape: Codec<A>,
    body: Buffer,
    response: ServerResponse,
    run: (given: A) => Promise<unknown>,
  ): Promise<void> => {
    const read = parseJson(body)
    const given = isLeft(read) ? undefined : shape.decode(read.right)
    if (given === undefined || isLeft(given)) {
      const expected = shape.name
      refuse(response, 400, 'shape', { en: `expected a ${expected}`, zh: `应为 ${expected}` })
      return
    }
    await withAnswer(response, () => run(given.right))
  }

  const wanted = ({
    method,
  }: Wanted): { readonly found: InstalledOperation; readonly gateway: GatewayModule } => {
    const found = catalogue.find(method)
    if (found === undefined)
      throw new UsageError({ en: `no installed package has "${method}"`, zh: `已安装的包中没有 "${method}"` })
    return { found, gateway: gatewayOf(found.operation.gateway, context) }
  }

  const refuseReal = (): void => {
    if (!real)
      throw new UsageError({
        en: 'calls go to a real endpoint only with --real: paifang explore --real',
        zh: '只有使用 --real 启动才能调用真实端点：paifang explore --real',
      })
  }

  const targetOf = ({ target }: Wanted): Target => {
    if (target !== 'real') return nearby
    refuseReal()
    return afar
  }

  /** Ends when whoever asked has left. */
  const leaving = (response: ServerResponse): AbortSignal => {
    const left = new AbortController()
    response.on('close', () => left.abort())
    return left.signal
  }

  /** What is sent is JSON; each answers with JSON, too. */
  const posts: Readonly<Record<string, (body: Buffer, response: ServerResponse) => Promise<void>>> = {
    '/api/calls/import': (body, response) =>
      withBody(Importing, body, response, (given) => {
        if (emulator === undefined) throw new UsageError({ en: 'no emulator was named', zh: '未指定仿真器' })
        return importCaptured(given, emulator, context)
      }),
    '/api/signature': (body, response) =>
      withBody(Pasted, body, response, (pasted) => explainPasted(pasted, accounts, context)),
    '/api/calls/check': (body, response) =>
      withBody(Wanted, body, response, async (call) => {
        const { found, gateway } = wanted(call)
        return checkCall(found, call, gateway, targetOf(call))
      }),
    '/api/calls/typescript': (body, response) =>
      withBody(Wanted, body, response, (call) => {
        const { found, gateway } = wanted(call)
        return Promise.resolve(codeOf(found, call.input, gateway))
      }),
    '/api/calls/send': (body, response) =>
      withBody(Wanted, body, response, async (call) => {
        const { found, gateway } = wanted(call)
        if (call.target === 'real')
          throw new UsageError({ en: 'a real call is prepared first', zh: '真实调用需要先准备' })
        return sendCall(found, call, gateway, nearby, leaving(response))
      }),
    '/api/calls/prepare': (body, response) =>
      withBody(Wanted, body, response, async (call) => {
        refuseReal()
        const { found, gateway } = wanted(call)
        return prepared.prepare(found, call, gateway)
      }),
  }

  /** Sends what was prepared; 409 where it is not that any more. */
  const sendPrepared = (id: string, body: Buffer, response: ServerResponse): Promise<void> =>
    withBody(Confirmed, body, response, (confirmed) => prepared.send(id, confirmed, leaving(response)))

  const serveJob = async (
    { id, asks }: JobRoute,
    search: string,
    body: Buffer,
    response: ServerResponse,
  ): Promise<void> => {
    if (asks === '') return withAnswer(response, () => jobs.page(id))
    if (asks === 'rows') return withAnswer(response, () => jobs.rows(id, new URLSearchParams(search)))
    if (asks === 'settle') return withBody(Settling, body, response, (given) => jobs.settle(id, given))
    try {
      const { type, text } = await jobs.file(id, asks)
      response.writeHead(200, { 'content-type': type })
      await pipeline(Readable.from(text), response)
    } catch (error) {
      // What is half written is cut, so that nobody takes it for the whole.
      if (response.headersSent || !(error instanceof UsageError)) throw error
      refuse(response, 400, 'request', error.text)
    }
  }

  /** Answers of this server alone; undefined where there is none. */
  const answerOf = (path: string, search: string): unknown => {
    if (path === '/api/hello') return hello
    if (path === '/api/operations') {
      const asked = new URLSearchParams(search)
      return catalogue.list(asked.get('text') ?? '', Number(asked.get('limit') ?? mostLines) || mostLines)
    }
    const [, method] = /^\/api\/operations\/([\w.@-]+)$/.exec(path) ?? []
    return method === undefined ? undefined : catalogue.page(method)
  }

  const serveApi = async (
    path: string,
    search: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const verb = request.method ?? 'GET'
    const mib = mostMib(path)
    const body = await bodyOf(request, mib * mebibyte)
    if (body === undefined) {
      refuse(response, 413, 'size', { en: `expected at most ${mib} MiB`, zh: `不得超过 ${mib} MiB` })
      return
    }
    const post = verb === 'POST' && Object.hasOwn(posts, path) ? posts[path] : undefined
    if (post !== undefined) return post(body, response)
    const [, id] = /^\/api\/calls\/([\w-]{22})\/send$/.exec(path) ?? []
    if (verb === 'POST' && id !== undefined) return sendPrepared(id, body, response)
    const job = jobRoute(verb, path)
    if (job !== undefined) return serveJob(job, search, body, response)
    if (verb === 'GET' && path === '/api/jobs') return withAnswer(response, jobs.list)
    const answer = verb === 'GET' ? answerOf(path, search) : undefined
    if (answer !== undefined) {
      reply(response, 200, answer)
      return
    }
    const below = /^\/api\/emulator(\/.*)$/.exec(path)?.[1]
    if (below === undefined || !isRelayed(verb, below)) {
      refuse(response, 404, 'path', { en: 'there is nothing here', zh: '没有这个路径' })
      return
    }
    if (emulator === undefined) {
      refuse(response, 404, 'emulator', { en: 'no emulator was named', zh: '未指定仿真器' })
      return
    }
    relay(emulator, `${below}${search}`, body, request, response, () =>
      refuse(response, 502, 'emulator', nobody(emulator)),
    )
  }

  const serve = (request: IncomingMessage, response: ServerResponse, own: number): Promise<void> | void => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    const target = request.url ?? '/'
    if (!URL.canParse(target, 'http://localhost')) {
      refuse(response, 400, 'path', { en: 'expected a path', zh: '应为路径' })
      return
    }
    const { pathname, search } = new URL(target, 'http://localhost')
    const denied = deniedOf(request, pathname, own, token)
    if (denied !== undefined) {
      refuse(response, denied.status, denied.code, denied.text)
      return
    }
    if (isApi(pathname)) return serveApi(pathname, search, request, response)
    const file = files.get(pathname)
    if (file === undefined) {
      refuse(response, 404, 'path', { en: 'there is nothing here', zh: '没有这个路径' })
      return
    }
    response.writeHead(200, { 'content-type': file.type, 'content-length': file.body.length })
    response.end(request.method === 'HEAD' ? undefined : file.body)
  }

  const server = createServer((request, response) => {
    const { port: own } = server.address() as AddressInfo
    // A request that was cut, or a mistake of ours: this answer ends, the others go on.
    Promise.resolve(serve(request, response, own)).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  }).catch((error: unknown) => {
    throw startProblem(error, { port, flag }) ?? error
  })
  const { port: own } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${own}`
  return {
    url,
    link: `${url}/#token=${token}`,
    close: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await jobs.close()
    },
  }
}
