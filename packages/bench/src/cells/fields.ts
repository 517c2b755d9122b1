import { createCipheriv, createDecipheriv } from 'node:crypto'
import { createTopClient } from '@paifang/gateway-top'
import { createTopSecurity, type TopSecurity } from '@paifang/security-top'
import type { Cell } from '../measure/Subject'
import { credentials } from './itemOperation'
import { mustBeRight } from './mustBeRight'

const key = Buffer.from('0123456789abcdef')
const vector = Buffer.from('0102030405060708')
const answer = JSON.stringify({
  secret: key.toString('base64'),
  secret_version: 1,
  interval: 86_400,
  max_interval: 86_400,
  request_id: '15r1a',
})

/** Names of receivers, as tables hold them. */
const ciphertexts = Array.from({ length: 100 }, (_, i) => {
  const cipher = createCipheriv('aes-128-cbc', key, vector)
  return cipher.update(`收件人 ${String(i)}`, 'utf8', 'base64') + cipher.final('base64')
})
const stored = ciphertexts.map((text) => `~${text}~1~`)

const security = async (): Promise<TopSecurity> => {
  const response = { status: 200, headers: {}, body: Buffer.from(answer), truncated: false }
  const transport = () => () => Promise.resolve({ _tag: 'Right', right: response } as const)
  const client = createTopClient({ ...credentials, endpoint: 'http://127.0.0.1/', transport })
  const made = createTopSecurity({ client, randomNum: 'r' })
  await made.warmUp(['session'])
  return made
}

const options = { session: 'session' }

/** One field each: what the parts around the cipher cost. */
export const cells: Readonly<Record<string, Cell>> = {
  'bare createDecipheriv': () => ({
    run: (count) => {
      for (let i = 0; i < count; i++) {
        const decipher = createDecipheriv('aes-128-cbc', key, vector)
        const text =
          decipher.update(ciphertexts[i % 100] as string, 'base64', 'utf8') + decipher.final('utf8')
        if (text === '') throw new Error('nothing was decrypted')
      }
    },
  }),
  'security.decrypt': async () => {
    const { decrypt } = await security()
    return {
      run: async (count) => {
        for (let i = 0; i < count; i++) mustBeRight(await decrypt(stored[i % 100] as string, 'nick', options))
      },
    }
  },
  'security.decryptMany, 100 at once': async () => {
    const { decryptMany } = await security()
    return {
      run: async (count) => {
        for (let i = 0; i < count; i += 100)
          for (const result of await decryptMany(stored, 'nick', options)) mustBeRight(result)
      },
    }
  },
}
