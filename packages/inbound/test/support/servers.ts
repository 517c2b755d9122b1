import { createServer, request as httpRequest, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import type { Inbound, IncomingCall } from '@paifang/inbound'
import express5 from 'express'
import fastify from 'fastify'
import Koa from 'koa'

// Version 4 has the same types as far as they are used here.
const load: (name: string) => unknown = require
const express4 = load('express4') as typeof express5

/** A server of one kind that has an inbound at `/spi`. */
export interface Running {
  readonly port: number
  readonly close: () => Promise<void>
}

const listening = async (server: Server): Promise<Running> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const onListener = (listener: RequestListener): Promise<Running> => listening(createServer(listener))

const fromExpress =
  (express: typeof express5) =>
  (inbound: Inbound<never>): Promise<Running> => {
    const app = express()
    app.all('/spi', inbound.express)
    // A parser for all other routes, as most applications have one.
    app.use(express.json())
    return onListener(app)
  }

/** The same inbound behind every kind of server. */
export const servers: Readonly<Record<string, (inbound: Inbound<never>) => Promise<Running>>> = {
  'node:http': (inbound) => onListener(inbound.node),
  'express 4': fromExpress(express4),
  'express 5': fromExpress(express5),
  'fastify 5': async (inbound) => {
    const app = fastify()
    await app.register(inbound.fastify, { prefix: '/spi' })
    await app.listen({ port: 0, host: '127.0.0.1' })
    return {
      port: (app.server.address() as AddressInfo).port,
      close: async () => {
        app.server.closeAllConnections()
        await app.close()
      },
    }
  },
  'koa 2': (inbound) => {
    const app = new Koa()
    app.use(inbound.koa)
    const listener = app.callback()
    return onListener((request, response) => void listener(request, response))
  },
  'web Request': (inbound) =>
    onListener((incoming, outgoing) => {
      const headers = Object.entries(incoming.headers) as [string, string][]
      const hasBody = incoming.method !== 'GET'
      const body = hasBody ? Readable.toWeb(incoming) : undefined
      const init = { method: incoming.method, headers, body, duplex: 'half' }
      void inbound
        .web(new Request(`http://127.0.0.1${incoming.url ?? '/'}`, init as RequestInit))
        .then(async (response) => {
          outgoing.writeHead(response.status, Object.fromEntries(response.headers))
          outgoing.end(Buffer.from(await response.arrayBuffer()))
        })
    }),
}

export interface Answer {
  readonly status: number | undefined
  readonly type: string | undefined
  readonly body: string
}

/** Sends a call over HTTP. */
export const send = (
  { port }: Pick<Running, 'port'>,
  { verb, path, query, headers, body }: IncomingCall,
  { chunked = false }: { readonly chunked?: boolean } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined))
    const request = httpRequest(
      {
        host: '127.0.0.1',
        port,
        method: verb,
        path: `${path}?${query}`,
        headers: given as Record<string, string>,
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode,
            type: response.headers['content-type'],
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        )
      },
    )
    request.on('error', reject)
    if (verb === 'GET') request.end()
    else if (chunked) {
      request.write(body.subarray(0, 7))
      request.end(body.subarray(7))
    } else {
      request.setHeader('content-length', body.byteLength)
      request.end(body)
    }
  })
