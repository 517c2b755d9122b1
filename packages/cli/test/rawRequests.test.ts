import { createHash, createHmac } from 'node:crypto'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { undiciTransport } from '@paifang/transport'
import { scenarios } from '../src/start/scenarios'

const calls = scenarios.filter(({ part }) => part === 'calls')

/** The rule of the signing page, written a second time: no code of ours takes part in the verdict. */
const topSignature = (form: URLSearchParams, secret: string): string => {
  const names = [...form.keys()].filter((name) => name !== 'sign').sort()
  const text = names.map((name) => `${name}${form.get(name) ?? ''}`).join('')
  const method = form.get('sign_method')
  const hash =
    method === 'md5'
      ? createHash('md5').update(`${secret}${text}${secret}`, 'utf8')
      : createHmac(method === 'hmac' ? 'md5' : 'sha256', secret).update(text, 'utf8')
  return hash.digest('hex').toUpperCase()
}

const opretailSignature = (form: URLSearchParams, secret: string): string => {
  const names = [...form.keys()].filter((name) => name !== '_sig').sort()
  const text = names.map((name) => `${name}${form.get(name) ?? ''}`).join('')
  return createHash('md5').update(`${secret}${text}${secret}`, 'utf8').digest('hex').toUpperCase()
}

let emulator: Emulator
const transport = undiciTransport()
beforeAll(async () => {
  const operations = calls.map(({ operation }) => operation)
  emulator = await startEmulator({ operations, showSensitive: true })
})
afterAll(async () => {
  await transport.close()
  await emulator.close()
})

describe('the five calls of the main job, as bytes on the wire', () => {
  it.each(calls.map((scenario) => [scenario.operation.method, scenario] as const))(
    '%s carries the signature that the published rule gives',
    async (_method, { operation: { gateway }, call }) => {
      expect(await call({ emulator, transport }, {})()).toMatchObject({ _tag: 'Right' })
      const received = emulator.journal.entries().at(-1)?.request
      const [head = ''] = (received?.raw ?? '').split('\r\n\r\n')
      const body = Buffer.from(received?.rawBase64 ?? '', 'base64').toString('utf8')
      expect(head.startsWith('POST /')).toBe(true)
      const form = new URLSearchParams(body)
      const [name, signature, account] =
        gateway === 'top'
          ? (['sign', topSignature, emulator.top.appSecret] as const)
          : (['_sig', opretailSignature, emulator.opretail.accessSecret] as const)
      expect(form.get(name)).toBe(signature(form, account))
      // Nothing of the account stands in the URL, where access logs would keep it.
      expect(head.split('\r\n')[0]).not.toContain('?')
    },
  )

  it('would notice one changed byte', () => {
    const form = new URLSearchParams('a=1&sign_method=md5')
    const before = topSignature(form, 'secret')
    form.set('a', '2')
    expect(topSignature(form, 'secret')).not.toBe(before)
  })
})
