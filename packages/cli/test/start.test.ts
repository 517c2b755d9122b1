import stringWidth from 'string-width'
import { paifang } from './paifang'

interface Report {
  readonly held: boolean
  readonly rows: ReadonlyArray<{
    readonly part: string
    readonly gateway: string
    readonly signMethod: string
    readonly status: string
    readonly held: boolean
    readonly attempts: number
    readonly requestId?: string
  }>
}

describe('paifang start', () => {
  it('makes the five calls, shows the seven failures, and exits 0 when every expectation held', async () => {
    const { code, stdout, stderr } = await paifang(['start', '--json'])
    expect(stderr).toBe('')
    expect(code).toBe(0)
    const { held, rows } = JSON.parse(stdout) as Report
    expect(held).toBe(true)
    expect(rows.filter(({ part }) => part === 'calls').map(({ status }) => status)).toEqual(
      Array(5).fill('ok'),
    )
    expect(rows.filter(({ part }) => part === 'failures').map(({ status }) => status)).toEqual([
      'GatewayError signature 25',
      'InputError user_blacklist_request.supplier_id',
      expect.stringMatching(/^BusinessError .*may be retried$/),
      'ok',
      'GatewayError signature 7',
      'TransportError deadline',
      'ok',
    ])
    expect(new Set(rows.map(({ signMethod }) => signMethod))).toEqual(new Set(['hmac-sha256', 'md5', 'hmac']))
    expect(rows.filter(({ part, requestId }) => part === 'calls' && !requestId)).toEqual([])
  })

  it('prints tables that fit 80 columns, without colour on a pipe', async () => {
    // What colour libraries take for a wish: it is still a pipe.
    const { stdout } = await paifang(['start'], { env: { CI: 'true', FORCE_COLOR: '1' } })
    const tables = stdout.split('\n').filter((line) => /^\s*✓ {2}/.test(line))
    expect(tables).toHaveLength(12)
    expect(tables.filter((line) => stringWidth(line) > 80)).toEqual([])
    expect(stdout).not.toContain('\u001b[')
  })

  it('speaks Chinese where LANG or --lang asks for it', async () => {
    expect((await paifang(['start'], { env: { LANG: 'zh_CN.UTF-8' } })).stdout).toContain('全部符合预期')
    expect((await paifang(['start', '--lang', 'zh'])).stdout).toContain('全部符合预期')
  })
})
