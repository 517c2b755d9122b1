import { paifang } from './paifang'

const method = 'taobao.logistics.express.user.blacklist.tms.sync'

describe('paifang list', () => {
  it('lists the operations of the installed packages', async () => {
    const { code, stdout } = await paifang(['list', '--json'])
    expect(code).toBe(0)
    const methods = (JSON.parse(stdout) as ReadonlyArray<{ method: string }>).map(({ method: name }) => name)
    expect(methods).toEqual(
      expect.arrayContaining([method, 'open.shopweb.liveCheck.statisticsDetailPageForCustomer']),
    )
    expect(methods).toEqual([...methods].sort())
  })

  it('finds them by Chinese and by English words, field descriptions included', async () => {
    for (const text of ['黑名单', 'blacklist', '黑名单用户手机号'])
      expect((await paifang(['list', text])).stdout).toContain('logistics.express.user.blacklist')
    expect((await paifang(['list', 'no such thing'])).stdout).toBe('')
  })
})

describe('paifang describe', () => {
  it('shows session need, repeatability, outcome, sensitive fields and the field tree', async () => {
    const { code, stdout } = await paifang(['describe', method])
    expect(code).toBe(0)
    for (const words of [
      'user_blacklist_request.request_id',
      'user_blacklist_response.success = true',
      'user_blacklist_request.blacklist.mobile',
      'list of object',
      'required',
    ])
      expect(stdout).toContain(words)
  })

  it('gives the same as data', async () => {
    const { stdout } = await paifang(['describe', method, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ gateway: 'top', method, spec: { method } })
  })

  it('exits 2 for an operation that is not installed', async () => {
    const ended = await paifang(['describe', 'taobao.nobody.knows'])
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toMatch(
      /^no installed package has "taobao\.nobody\.knows"; (did you mean \S+\? )?"paifang list" shows/,
    )
    expect(ended.stderr).toContain('paifang list')
  })
})

describe('paifang errors', () => {
  it('explains a TOP code, a sub_code and an opretail code: who acts, whether a retry helps', async () => {
    expect((await paifang(['errors', '25'])).stdout).toMatch(/Invalid Signature/i)
    expect((await paifang(['errors', 'isp.remote-service-timeout'])).stdout).toMatch(/retry/i)
    expect((await paifang(['errors', 'SIGN_WRONG'])).stdout).toContain('opretail')
  })

  it('explains them in Chinese', async () => {
    expect((await paifang(['errors', '16', '--gateway', 'opretail', '--lang', 'zh'])).stdout).toContain(
      '时钟',
    )
  })

  it('explains what a service that is called answers with', async () => {
    const { code, stdout } = await paifang(['errors', 'sign-check-failure'])
    expect([code, stdout]).toEqual([0, expect.stringContaining('who acts: your service, which is called')])
    expect(stdout).toContain('top sign-check-failure Illegal request')
    expect(stdout).toContain('check-inbound')
  })

  it('exits 1 for a code that no document lists', async () => {
    expect(await paifang(['errors', 'nobody.knows'])).toMatchObject({ code: 1 })
  })
})

describe('paifang', () => {
  it('prints its version alone', async () => {
    expect(await paifang(['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    })
  })

  it('exits 2 for an unknown command or flag, with words on stderr', async () => {
    for (const args of [['fly'], ['list', '--fly']]) {
      const ended = await paifang(args)
      expect(ended).toMatchObject({ code: 2, stdout: '' })
      expect(ended.stderr).toMatch(/unknown/)
    }
  })

  it('gives every command a help text with an example, in both languages', async () => {
    const { stdout } = await paifang(['--help'])
    const names = [...stdout.matchAll(/^ {2}([a-z][\w-]*) /gm)]
      .map(([, name]) => name ?? '')
      .filter((name) => name !== 'help')
    expect(names).toEqual(
      expect.arrayContaining(['start', 'call', 'bulk', 'jobs', 'generate', 'emulate', 'tail']),
    )
    for (const name of names) {
      expect((await paifang([name, '--help'])).stdout).toContain('Example:\n  ')
      expect((await paifang([name, '--help', '--lang', 'zh'])).stdout).toContain('例：\n')
    }
  })
})
