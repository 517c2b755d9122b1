import { describe as describeError, type CallError, type TransportReason } from '@paifang/result'
import {
  business,
  builtErrors,
  everyError,
  gatewayError,
  inputError,
  output,
  protocolError,
  transportError,
} from './errors'

describe('describe', () => {
  it('says what happened, the request id, and what to do next', () => {
    expect(describeError(gatewayError)).toBe(
      'taobao.trade.get: top refused, code 25 Invalid signature, isv.invalid-signature: Invalid signature (request id r1). Check the app secret.',
    )
    expect(describeError(gatewayError, 'zh')).toBe(
      'taobao.trade.get：top 拒绝，代码 25 Invalid signature, isv.invalid-signature：Invalid signature（请求 ID r1）。请检查 app secret。',
    )
    expect(describeError({ ...gatewayError, message: gatewayError.name })).toBe(
      'taobao.trade.get: top refused, code 25 Invalid signature, isv.invalid-signature (request id r1). Check the app secret.',
    )
    expect(describeError(inputError)).toBe(
      'taobao.trade.get: the input is not right: request.rows[0].mobile: expected text; the whole value: expected object. Nothing was sent; correct the input.',
    )
    expect(describeError(transportError)).toBe(
      'taobao.trade.get: the connection broke before the answer was complete (ECONNRESET). Usually passing. The request may have been carried out; look before repeating a write.',
    )
    expect(describeError(protocolError, 'zh')).toBe(
      'taobao.trade.get：应答的不是网关本身（HTTP 502）：<html>。通常是暂时的；若持续出现，请检查 endpoint 与中间代理。请求可能已被执行，重发写操作前请先查询结果。',
    )
    expect(describeError(business)).toContain('code OUT_OF_STOCK: no stock (request id r2). Look the code up')
    expect(describeError(output)).toContain('trade.tid: expected id (request id r3). The call succeeded')
  })

  it('says what in an answer cannot be read, and where', () => {
    const unparsable = { ...protocolError, reason: 'unparsable', status: 200 } as const
    expect(describeError({ ...unparsable, flaw: { kind: 'charset', offset: 17 } })).toContain(
      'could not be parsed: bytes that are not in its charset at byte 17 (HTTP 200)',
    )
    expect(describeError({ ...unparsable, flaw: { kind: 'syntax', offset: 4 } }, 'zh')).toContain(
      '应答无法解析：不是合法的 JSON 或 XML，位于第 4 个字符（HTTP 200）',
    )
    for (const kind of ['compressed', 'cut', 'document-type', 'too-deep', 'too-many-values'] as const)
      expect(describeError({ ...unparsable, flaw: { kind } })).toMatch(/could not be parsed: it \w+/)
  })

  it.each([
    [302, 'redirects', '重定向'],
    [403, 'refused', '拒绝'],
    [407, 'refused', '拒绝'],
    [413, 'too long', '大小'],
    [429, 'Slow down', '频率'],
    [404, "endpoint's path", 'endpoint 的路径'],
    [408, 'passing', '暂时'],
    [503, 'passing', '暂时'],
  ])(
    'says who can do something about the status %d, and that it may have been carried out',
    (status, en, zh) => {
      const error = { ...protocolError, status } as const
      expect(describeError(error)).toContain(en)
      expect(describeError(error)).toContain('may have been carried out')
      expect(describeError(error, 'zh')).toContain(zh)
      expect(describeError(error, 'zh')).toContain('可能已被执行')
      expect(describeError({ ...error, status: 200, reason: 'envelope' })).toContain("endpoint's path")
    },
  )

  it('shows who answered in place of the gateway', () => {
    const portal: CallError = {
      ...protocolError,
      status: 200,
      reason: 'envelope',
      from: 'gw.api.taobao.com/router/rst',
      contentType: 'text/html',
      excerpt: `<html><title>Hotel WiFi${'!'.repeat(200)}`,
    }
    expect(describeError(portal)).toBe(
      `taobao.trade.get: the answer has no envelope the gateway would send (HTTP 200, text/html, gw.api.taobao.com/router/rst): <html><title>Hotel WiFi${'!'.repeat(96)}…. Check the endpoint's path, and any proxy or login page between. The request may have been carried out; look before repeating a write.`,
    )
    expect(describeError({ ...portal, excerpt: '' }, 'zh')).toBe(
      'taobao.trade.get：应答不是网关的格式（HTTP 200，text/html，gw.api.taobao.com/router/rst）。请检查 endpoint 的路径，以及中间的代理或登录页。请求可能已被执行，重发写操作前请先查询结果。',
    )
  })

  it('says where a redirect points', () => {
    const location = 'https://login.example.com/portal'
    const redirect: CallError = { ...protocolError, reason: 'status', status: 302, location, excerpt: '' }
    for (const lang of ['en', 'zh'] as const)
      expect(describeError(redirect, lang)).toContain('→ https://login.example.com/portal')
  })

  it('is one line in both languages, whatever the tag', () => {
    for (const error of everyError) {
      for (const lang of ['en', 'zh'] as const) {
        const line = describeError(error, lang)
        expect(line).not.toMatch(/[\n\r\t]|undefined|\[object/)
        expect(line.startsWith(`taobao.trade.get${lang === 'zh' ? '：' : ': '}`)).toBe(true)
      }
      expect(describeError(error, 'zh')).toMatch(/[\u4e00-\u9fff]/)
      expect(describeError(error, 'en')).toBe(describeError(error))
    }
  })

  it('has words for every reason, subject and kind of repeat', () => {
    const reasons: ReadonlyArray<TransportReason> = [
      'timeout',
      'deadline',
      'aborted',
      'dns',
      'connect',
      'tls',
      'reset',
      'proxy',
      'request',
      'overloaded',
      'circuit-open',
      'unknown',
    ]
    const { code: _code, ...plain } = transportError
    const errors: ReadonlyArray<CallError> = [
      ...reasons.map((reason) => ({ ...plain, reason, sent: 'no' as const })),
      ...(['empty', 'unparsable', 'envelope', 'too-large'] as const).map((reason) => ({
        ...protocolError,
        reason,
      })),
      ...(['options', 'credentials', 'session', 'clock'] as const).map((subject) => ({
        ...inputError,
        subject,
      })),
      { ...business, output: undefined, retryable: true },
    ]
    const lines = errors.flatMap((error) => [describeError(error), describeError(error, 'zh')])
    expect(new Set(lines).size).toBe(lines.length)
  })

  it('has one line of its own, in both languages, for every reason of what is built on calls', () => {
    const lines = builtErrors.flatMap((error) => [describeError(error), describeError(error, 'zh')])
    expect(new Set(lines).size).toBe(2 * builtErrors.length)
    for (const line of lines) expect(line).not.toMatch(/[\n\r\t]|undefined|\[object/)
    expect(lines).toEqual(
      expect.arrayContaining([
        'taobao.trade.get: the platform holds more rows than it hands out (page 3, rows 200, total 900). Ask for smaller windows of time, or narrow the query.',
        'taobao.trade.get: a call failed that every row needs (job nightly, row 7): top refused, code 25 Invalid signature, isv.invalid-signature: Invalid signature. Mend what the error names, then run the job again: it goes on where it stopped.',
        'the store of shared limits cannot be reached (Error: ECONNREFUSED). Check the store and the network to it.',
        'taobao.trade.get：请求内容有误（网关 top）：tid 应为 id。请对照文档与接口定义。',
      ]),
    )
  })

  it('says in which rows a source may differ, as exactly as is known', () => {
    const changed = { _tag: 'JobError', job: 'k5', reason: 'source-changed', row: 41 } as const
    expect(describeError({ ...changed, toRow: 60 })).toContain('(job k5, somewhere in rows 41 to 60)')
    expect(describeError({ ...changed, toRow: 60 }, 'zh')).toContain('（任务 k5，第 41 至 60 行之间）')
    expect(describeError({ ...changed, detail: 'the rows end before it' })).toContain(
      '(job k5, row 41, detail the rows end before it)',
    )
  })

  it('says what was thrown and where a request went', () => {
    const thrown = { ...inputError, cause: { name: 'Error', message: 'vault sealed' } }
    expect(describeError(thrown)).toContain('the whole value: expected object (Error: vault sealed). Nothing')
    expect(describeError({ ...transportError, host: 'gw.api.taobao.com:443' }, 'zh')).toContain(
      '（ECONNRESET gw.api.taobao.com:443）',
    )
  })

  it('sends whoever gave a session that threw to what threw, and not to the user', () => {
    const cause = { name: 'Error', message: 'db is down' }
    const issues = [{ path: 'session', expected: 'a session, or a provider that gives one' }]
    const unread = { ...inputError, subject: 'session', issues } as const
    expect(describeError(unread)).toContain('let the user authorize')
    expect(describeError({ ...unread, cause })).toBe(
      'taobao.trade.get: the session could not be read: session (Error: db is down). Nothing was sent; mend what threw (your store, your vault), then call again.',
    )
    const secret = {
      ...unread,
      subject: 'credentials',
      issues: [{ path: 'appSecret', expected: 'text' }],
    } as const
    expect(describeError({ ...secret, cause }, 'zh')).toBe(
      'taobao.trade.get：读取凭证失败：appSecret（Error: db is down）。请求未发出，请修复抛出异常之处（如数据库、密钥库）后再调用。',
    )
  })

  it('begins with what happened where nobody knows a method', () => {
    const issues = [{ path: 'operation', expected: 'an operation: method, input, output and the rest' }]
    const error = { ...inputError, method: '', issues }
    expect(describeError(error)).toMatch(/^the input is not right: operation: expected an operation/)
    expect(describeError(error, 'zh')).toMatch(/^入参有误：operation 应为接口定义/)
  })

  it('says what this client itself refused, by its own code or by its message', () => {
    const refused = { ...transportError, reason: 'request', sent: 'no', code: 'CLOSED' } as const
    expect(describeError(refused)).toContain('the client is closed (CLOSED). Close it after its last call')
    const proxy = { ...refused, reason: 'proxy', code: 'PROXY_UNSUPPORTED' } as const
    expect(describeError(proxy)).toContain('NODE_USE_ENV_PROXY=1')
    expect(describeError({ ...proxy, code: 'PROXY_407' })).toContain(
      'Correct them in the address of the proxy',
    )
    expect(describeError({ ...proxy, code: 'toString' })).toContain('the proxy refused (toString)')
    const { code: _code, ...uncoded } = { ...refused, message: 'the URL must be https' }
    expect(describeError(uncoded)).toContain(
      'the request could not be written (the URL must be https). Check',
    )
    const download = { _tag: 'DownloadError', reason: 'transport', sent: 'no', error: uncoded } as const
    expect(describeError(download)).toContain(
      'could not be written (the URL must be https). The link was not used: correct what is named',
    )
    expect(describeError({ ...download, error: transportError }, 'zh')).toContain('链接可能已失效')
    expect(describeError({ _tag: 'DownloadError', reason: 'type', status: 200, type: '' })).toContain(
      'what came is no file (status 200, type none). Look at the link',
    )
  })

  it('says where a folder has to be empty, and what to do', () => {
    const exists = { _tag: 'DownloadError', reason: 'exists', path: '/data/dl' } as const
    const detail = 'a folder that is absent or empty'
    expect(describeError({ ...exists, detail })).toBe(
      'something is there already (path /data/dl, detail a folder that is absent or empty). Choose another name or folder, or move what is there.',
    )
    expect(describeError(exists, 'zh')).toBe(
      '目标已存在（路径 /data/dl）。请更换名称或目录，或移走已有内容。',
    )
  })

  it('says that an answer gave no code, and nothing of one', () => {
    const mute = { ...business, code: 'unlisted', rawCode: '', message: 'no stock' } as const
    expect(describeError(mute)).toContain('the answer says it failed: no stock (request id')
    expect(describeError(mute)).toContain('The answer gives no code')
    const marked = { ...mute, mark: 'result.success' }
    expect(describeError(marked)).toContain(
      'the answer says it failed (by its result.success): no stock (request',
    )
    expect(describeError(marked, 'zh')).toContain('应答表明业务失败（见 result.success）：no stock')
    expect(describeError({ ...mute, message: '' }, 'zh')).toContain('应答表明业务失败（请求 ID')
    expect(describeError({ ...marked, rawCode: '0' })).toContain(
      'the answer says it failed (by its result.success), code 0: no stock',
    )
  })

  it('works without a method and without a request id', () => {
    const { method: _method, ...nameless } = transportError
    const { requestId: _id, subCode: _sub, ...anonymous } = gatewayError
    expect(describeError(nameless).startsWith('the connection broke')).toBe(true)
    expect(describeError(anonymous)).not.toContain('request id')
    expect(describeError(anonymous, 'zh')).not.toContain('请求 ID')
  })

  it('lists three issues and counts the rest', () => {
    const issues = Array.from({ length: 5 }, (_, i) => ({ path: `rows[${i}]`, expected: 'text' }))
    expect(describeError({ ...inputError, issues })).toContain('rows[2]: expected text; and 2 more.')
    expect(describeError({ ...inputError, issues }, 'zh')).toContain('另有 2 处')
  })

  it('stays one line of bounded length however long the words of the gateway are', () => {
    const long = { ...gatewayError, message: 'x\u2028\u0000y'.repeat(5000), requestId: 'r'.repeat(500) }
    const endless = { ...long, advice: { en: 'z'.repeat(5000), zh: '' } }
    expect(describeError(long)).toContain('x y')
    expect(describeError(endless)).toHaveLength(1000)
    expect(describeError(endless)).not.toMatch(/[\u0000-\u001f\u2028]/)
  })

  it('shows nothing of the input or the answer', () => {
    for (const error of everyError) expect(describeError(error)).not.toContain('138')
  })
})
