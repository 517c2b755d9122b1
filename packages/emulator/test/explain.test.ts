import { startEmulator, type Emulator } from '../src'
import { operations, report, trade, upload } from './operations'
import {
  now,
  opretailParams,
  opretailSign,
  post,
  postForm,
  signedOpretail,
  signedTop,
  topParams,
  topSign,
  type Answer,
} from './peers'

const explained = ({
  headers,
}: Answer): { readonly name: string; readonly en: string; readonly zh: string } =>
  JSON.parse(headers.get('x-paifang-explain') ?? 'null')

describe('the explanation of a refusal', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator({
      operations,
      clock: () => now,
      top: {
        apps: [
          { appKey: '12345678', appSecret: 'helloworld' },
          { appKey: '87654321', appSecret: 'another secret' },
        ],
      },
    })
  })
  afterAll(() => emulator.close())

  const top = topParams(trade.method, { tid: '1', title: '机密标题' })

  it('is in the header, in ASCII, and in the journal', async () => {
    const sign = topSign(top, ' helloworld')
    const answer = await postForm(emulator.top.endpoint, { ...top, sign })
    expect(answer.json.error_response.code).toBe(25)
    expect(explained(answer)).toMatchObject({ matched: true, name: expect.stringContaining('secret') })
    expect(answer.headers.get('x-paifang-explain')).toMatch(/^[\x20-\x7e]+$/)
    expect(explained(answer).zh).toMatch(/密钥/)
    const [entry] = emulator.journal.entries().slice(-1)
    expect(entry?.explanation).toMatchObject({
      name: explained(answer).name,
      stringToSign: expect.any(String),
    })
    expect(entry?.checks.find(({ state }) => state === 'failed')).toMatchObject({ name: 'signature' })
  })

  it('finds the secret of another application', async () => {
    const answer = await postForm(emulator.top.endpoint, signedTop(top, 'another secret'))
    expect(explained(answer)).toMatchObject({ matched: true })
    expect(JSON.stringify(explained(answer))).toContain('87654321')
  })

  it('finds a value that was signed as [object Object]', async () => {
    const lines = '[{"sku":"a","count":1}]'
    const sign = topSign({ ...top, lines: '[object Object]' }, 'helloworld')
    const answer = await postForm(emulator.top.endpoint, { ...top, lines, sign })
    expect(explained(answer)).toMatchObject({ matched: true, differences: [{ field: 'lines' }] })
  })

  it('finds a file that was signed', async () => {
    const params = topParams(upload.method)
    const form = new FormData()
    const sign = topSign({ ...params, img: '[object Object]' }, 'helloworld')
    for (const [name, value] of Object.entries({ ...params, sign })) form.append(name, value)
    form.append('img', new Blob(['hi']), 'a.png')
    const answer = await post(emulator.top.endpoint, form)
    expect(answer.json.error_response.code).toBe(25)
    expect(explained(answer)).toMatchObject({ matched: true, differences: [{ field: 'img' }] })
  })

  it('finds a clock in UTC behind a right signature', async () => {
    const answer = await postForm(
      emulator.top.endpoint,
      signedTop({ ...top, timestamp: '2024-01-01 00:00:00' }),
    )
    expect(answer.json.error_response.code).toBe(31)
    expect(explained(answer)).toMatchObject({ matched: true, en: expect.stringMatching(/UTC|zone|GMT\+8/) })
  })

  it.each(['MD5', 'sha256', 'HMAC'])('names the sign method %s, which is none', async (method) => {
    const params = { ...top, sign_method: method }
    const answer = await postForm(emulator.top.endpoint, { ...params, sign: topSign(params, 'helloworld') })
    expect(answer.json.error_response.code).toBe(25)
    expect(explained(answer)).toMatchObject({ matched: true, name: 'sign-method-unknown' })
    expect(explained(answer).en).toContain(`sign_method is "${method}"`)
  })

  it('says that a wrong secret is the likeliest cause of what nothing explains', async () => {
    const answer = await postForm(emulator.top.endpoint, signedTop(top, 'a secret nobody has'))
    expect(explained(answer)).toMatchObject({ matched: false, name: 'none' })
    expect(explained(answer).en).toContain('that the secret belongs to this application')
  })

  it('is there for opretail too', async () => {
    const params = opretailParams(report.method, { pageNumber: '1' })
    const answer = await postForm(emulator.opretail.endpoint, {
      ...params,
      _sig: opretailSign(params, 'helloworld\n'),
    })
    expect(answer.json.stat).toMatchObject({ code: 7, codename: 'SIGN_WRONG' })
    expect(explained(answer)).toMatchObject({ matched: true, name: 'secret-with-white-space' })
    const late = await postForm(
      emulator.opretail.endpoint,
      signedOpretail({ ...params, _timestamp: '20240101000000' }),
    )
    expect(late.json.stat).toMatchObject({ code: 16, systime: now })
    expect(late.headers.get('x-paifang-explain')).not.toBeNull()
  })

  it('never shows a secret, a signature or a sensitive value', async () => {
    const wrong = topSign(top, 'a third secret')
    const answer = await postForm(emulator.top.endpoint, { ...top, sign: wrong, session: 'SESSIONTEXT' })
    const everything =
      [...answer.headers].join('\n') + answer.text + JSON.stringify(emulator.journal.entries())
    for (const secret of [
      'helloworld',
      'another secret',
      'a third secret',
      wrong,
      topSign(top, 'helloworld'),
      'SESSIONTEXT',
      '机密标题',
    ]) {
      expect(everything).not.toContain(secret)
    }
  })
})
