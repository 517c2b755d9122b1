import { Pool } from 'undici'
import type { Cell } from '../measure/Subject'
import { concurrently } from './concurrently'
import { callParams, handSigned } from './params'

/** As little as an exchange can cost: one pool, one body made beforehand, JSON.parse. */
export const floor: Cell = ({ url, concurrency }) => {
  const pool = new Pool(url, { connections: 64, pipelining: 1 })
  const body = new URLSearchParams(handSigned(callParams())).toString()
  const headers = ['content-type', 'application/x-www-form-urlencoded;charset=UTF-8']
  const exchange = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      let first: Buffer | undefined
      let rest: Buffer[] | undefined
      pool.dispatch(
        { path: '/router/rest', method: 'POST', headers, body },
        {
          onConnect: () => undefined,
          onHeaders: () => true,
          onData: (chunk: Buffer) => {
            if (first === undefined) first = chunk
            else (rest ??= [first]).push(chunk)
            return true
          },
          onComplete: () => {
            const bytes = rest === undefined ? (first ?? Buffer.alloc(0)) : Buffer.concat(rest)
            resolve(JSON.parse(bytes.toString('utf8')))
          },
          onError: reject,
        },
      )
    })
  return { run: (count) => concurrently(count, concurrency, exchange), close: () => pool.close() }
}
