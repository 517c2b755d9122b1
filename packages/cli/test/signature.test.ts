import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { paifang } from './paifang'

// The example of the signing page: TOP calling and signing, doc 101617.
const published = {
  method: 'taobao.item.seller.get',
  app_key: '12345678',
  session: 'test',
  timestamp: '2016-01-01 12:00:00',
  format: 'json',
  v: '2.0',
  sign_method: 'md5',
  fields: 'num_iid,title,nick,price,num',
  num_iid: '11223344',
}
const signature = '66987CB115214E59E6EC978214934FB8'
const env = { TOP_APP_SECRET: 'helloworld' }
const query = new URLSearchParams({ ...published, sign: signature }).toString()
const params = Object.entries(published).flatMap(([name, value]) => ['--param', `${name}=${value}`])

describe('paifang sign', () => {
  it('prints the published signature from params', async () => {
    expect(await paifang(['sign', ...params], { env })).toMatchObject({ code: 0, stdout: `${signature}\n` })
  })

  it('takes the secret from a file, and the request from JSON on stdin', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'paifang-')), 'secret')
    writeFileSync(file, 'helloworld\n')
    const ended = await paifang(['sign', '--secret-file', file, '--json'], {
      input: JSON.stringify(published),
    })
    expect(JSON.parse(ended.stdout)).toEqual({ gateway: 'top', method: 'md5', signature })
  })

  it('prints the published opretail signature', async () => {
    const input =
      '_aid=S107&orgid=1&_akey=test&_requestMode=post&_mt=open.demo.queryOpenAccount&_sm=md5&_version=v1&_timestamp=20171221132407'
    const ended = await paifang(['sign'], { env: { OPRETAIL_ACCESS_SECRET: 'test' }, input })
    expect(ended.stdout).toBe('5489704B80A47394025527D6D51FB582\n')
  })

  it.each(['secret', 'app-secret', 'access-secret', 'password', 'token'])(
    'refuses --%s on the command line, with the reason',
    async (flag) => {
      for (const words of [[`--${flag}`, 'helloworld'], [`--${flag}=helloworld`]]) {
        const ended = await paifang(['sign', ...words, ...params])
        expect(ended).toMatchObject({ code: 2, stdout: '' })
        expect(ended.stderr).toContain(`--${flag} is refused`)
        expect(ended.stderr).not.toContain('helloworld')
      }
    },
  )

  it('says which secret is missing, in Chinese too', async () => {
    expect((await paifang(['sign', ...params])).code).toBe(2)
    expect((await paifang(['sign', ...params, '--lang', 'zh'])).stderr).toContain('没有密钥')
  })

  it('refuses an unknown method instead of falling back', async () => {
    const ended = await paifang(['sign', ...params, '--sign-method', 'sha512'], { env })
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain('sha512')
  })
})

describe('paifang verify', () => {
  it('accepts a right query string and refuses a changed one', async () => {
    expect(await paifang(['verify'], { env, input: query })).toMatchObject({ code: 0 })
    const changed = query.replace('11223344', '11223345')
    expect(await paifang(['verify'], { env, input: changed })).toMatchObject({ code: 1 })
  })

  it('reads a curl command, a HAR entry and a log line', async () => {
    const curl = `curl -X POST 'https://gw.api.taobao.com/router/rest' \\\n  -H 'content-type: application/x-www-form-urlencoded' --data-raw '${query}'`
    const har = JSON.stringify({
      log: { entries: [{ request: { url: `https://gw.api.taobao.com/router/rest?${query}` } }] },
    })
    const log = `2026-01-01T00:00:00Z INFO sent "${query}" in 12 ms`
    for (const input of [curl, har, log])
      expect(await paifang(['verify'], { env, input })).toMatchObject({ code: 0 })
  })
})

describe('paifang explain', () => {
  it('names the single difference, without the secret', async () => {
    const lower = query.replace(signature, signature.toLowerCase())
    const ended = await paifang(['explain'], { env, input: lower })
    expect(ended.code).toBe(0)
    expect(ended.stdout.match(/The signature is in lower case/g)).toHaveLength(1)
    expect(ended.stdout).toMatch(/^lower-case-hex: The signature is in lower case/)
    expect(ended.stdout).not.toContain('helloworld')
  })

  it('says each of several answers once, by its name', async () => {
    const input = { ...published, title: 'a b' }
    const plus = new URLSearchParams({ ...input, title: 'a+b' }).toString()
    const { stdout } = await paifang(['sign'], { env, input: plus })
    const sent = new URLSearchParams({ ...input, sign: stdout.trim() }).toString()
    const ended = await paifang(['explain', '--lang', 'en'], { env, input: sent })
    expect(ended.stdout.split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(/^plus-or-percent-20 \(title\): The value of title was signed with \+/),
      expect.stringMatching(/^or, which makes the same signature, url-encoded-values \(title\): The value/),
    ])
  })

  it('says of a right signature how far its timestamp is from this clock, as a notice', async () => {
    const ended = await paifang(['explain', '--json'], { env, input: query })
    expect(ended.code).toBe(0)
    expect(JSON.parse(ended.stdout)).toMatchObject({ name: 'right' })
    expect(ended.stderr).toMatch(/if it was sent just now: .*timestamp is -\d+ s off/)
  })

  it('names a sign method that is none', async () => {
    const ended = await paifang(['explain', '--json'], { env, input: query.replace('=md5', '=MD5') })
    expect(JSON.parse(ended.stdout)).toMatchObject({ name: 'sign-method-unknown + value-in-other-case' })
  })

  it('exits 1 when nothing known explains it', async () => {
    const random = query.replace(signature, '0123456789ABCDEF0123456789ABCDEF')
    const ended = await paifang(['explain', '--json'], { env, input: random })
    expect(ended.code).toBe(1)
    expect(JSON.parse(ended.stdout)).toMatchObject({ matched: false, name: 'none' })
  })
})
