import { Agent } from 'node:http'
import axios from 'axios'
import type { Cell } from '../measure/Subject'
import { concurrently } from './concurrently'
import { callParams, handSigned } from './params'

/** What a user writes without an SDK: axios, a keep-alive agent, a signature, no check of the answer. */
export const handWrittenAxios: Cell = ({ url }) => {
  const httpAgent = new Agent({ keepAlive: true, maxSockets: 64 })
  const instance = axios.create({ httpAgent, timeout: 10_000 })
  const call = async (): Promise<void> => {
    const body = new URLSearchParams(handSigned(callParams()))
    const { data } = await instance.post<{ readonly item_seller_get_response?: unknown }>(
      `${url}/router/rest`,
      body,
    )
    if (data.item_seller_get_response === undefined) throw new Error('no item')
  }
  return {
    run: (count, concurrency) => concurrently(count, concurrency, call),
  }
}
