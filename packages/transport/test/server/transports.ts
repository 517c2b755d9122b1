import axios from 'axios'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import {
  axiosTransport,
  fetchTransport,
  undiciTransport,
  type ClosableTransport,
  type TransportOptions,
} from '@paifang/transport'

export interface Subject {
  readonly name: string
  readonly create: (options?: TransportOptions) => ClosableTransport
  /** Ours down to the socket; otherwise a user's axios instance with its own adapter and agents. */
  readonly ours: boolean
  /** The runtime's own fetch: what it asks for is its affair, it takes no certificates, and some hang on a broken gzip. */
  readonly overFetch?: true
}

const ourOwn: ReadonlyArray<Subject> = [
  { name: 'undiciTransport', ours: true, create: (options) => undiciTransport(options) },
  { name: 'axiosTransport', ours: true, create: (options) => axiosTransport(options) },
  {
    name: 'axiosTransport with an interceptor',
    ours: true,
    create: (options) =>
      axiosTransport({
        ...options,
        configure: ({ interceptors }) => interceptors.request.use((config) => config),
      }),
  },
]

/** Every way to make a transport: one suite holds them all to the same behaviour. */
export const subjects: ReadonlyArray<Subject> = [
  ...ourOwn,
  { name: 'fetchTransport', ours: true, overFetch: true, create: (options) => overFetch(options) },
  {
    name: 'axiosTransport over axios.create()',
    ours: false,
    create: ({ ca, cert, key, ...options } = {}) => {
      const httpAgent = new HttpAgent({ keepAlive: true })
      const tls = { ca, cert, key } as { ca?: string; cert?: string; key?: string }
      const httpsAgent = new HttpsAgent({ keepAlive: true, ...tls })
      const transport = axiosTransport({
        ...options,
        instance: axios.create({ httpAgent, httpsAgent, proxy: false }),
      })
      const close = async (): Promise<void> => {
        await transport.close()
        httpAgent.destroy()
        httpsAgent.destroy()
      }
      return Object.assign((...args: Parameters<typeof transport>) => transport(...args), { close })
    },
  },
]

/** Over the runtime's fetch, which has no connections to be limited. */
const overFetch = ({ timeoutMs, maxResponseBytes }: TransportOptions = {}): ClosableTransport =>
  fetchTransport({
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(maxResponseBytes === undefined ? {} : { maxResponseBytes }),
  })

/** The subjects whose connections are ours. */
export const ownSubjects = ourOwn
