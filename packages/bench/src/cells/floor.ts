import { Pool } from 'undici'
import type { Cell } from '../measure/Subject'
import { concurrently } from './concurrently'
import { callParams, handSigned } from './params'

/** As undici's dispatch drives an exchange; methods, as in our own transport, because closures for each call cost more. */
class Answer {
  private first: Buffer | undefined
  private rest: Buffer[] | undefined

  constructor(
    private readonly resolve: (answer: unknown) => void,
    private readonly reject: (error: Error) => void,
  ) {}

  onConnect(): void {
    // There is no way to abort it.
  }

  onHeaders(): boolean {
    return true
  }

  onData(chunk: Buffer): boolean {
    if (this.first === undefined) this.first = chunk
    else (this.rest ??= [this.first]).push(chunk)
    return true
  }

  onComplete(): void {
    const bytes = this.rest === undefined ? (this.first ?? Buffer.alloc(0)) : Buffer.concat(this.rest)
    this.resolve(JSON.parse(bytes.toString('utf8')))
  }

  onError(error: Error): void {
    this.reject(error)
  }
}

/** As little as an exchange can cost: one pool, one body made beforehand, JSON.parse. */
export const floor: Cell = ({ url }) => {
  const pool = new Pool(url, { connections: 64, pipelining: 1 })
  const body = new URLSearchParams(handSigned(callParams())).toString()
  const headers = ['content-type', 'application/x-www-form-urlencoded;charset=UTF-8']
  const exchange = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      pool.dispatch({ path: '/router/rest', method: 'POST', headers, body }, new Answer(resolve, reject))
    })
  return {
    run: (count, concurrency) => concurrently(count, concurrency, exchange),
  }
}
