import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sign, verify } from '@paifang/signer-top'
import { readCaptured } from '../src/signature/captured/readCaptured'
import type { Captured } from '../src/signature/captured/Captured'
import { UsageError } from '../src/UsageError'
import { paifang } from './paifang'

const secret = 'helloworld'
const params = {
  method: 'taobao.item.get',
  app_key: '12345678',
  timestamp: '2026-01-02 12:00:00',
  v: '2.0',
  format: 'json',
  sign_method: 'md5',
  nick: '张三 & co\'s 100% "x" $HOME !a \\ +b #c ^d `e`',
  fields: 'num_iid,title',
  num_iid: '7091800003790954036',
}
const signature = sign({ params, secret, method: 'md5' })
const all = { ...params, sign: signature }
const form = new URLSearchParams(all).toString()
const url = 'https://eco.taobao.com/router/rest'
const env = { TOP_APP_SECRET: secret }

const isSigned = (captured: Captured): boolean => captured.params.some(([name]) => name === 'sign')
const read = (text: string): ReadonlyArray<Captured> => readCaptured(text, isSigned)

/** Whether one of the readings holds the right signature. */
const isRight = (readings: ReadonlyArray<Captured>): boolean =>
  readings.some(({ params: pairs, body }) => {
    const { sign: given = '', ...rest } = Object.fromEntries(pairs)
    return verify({ params: rest, secret, method: 'md5', signature: given, body })
  })

const entries = Object.entries(all)
const plainNick = { ...params, nick: '张三 & co' }
const plain: Record<string, string> = {
  ...plainNick,
  sign: sign({ params: plainNick, secret, method: 'md5' }),
}
const plainForm = new URLSearchParams(plain).toString()

const singleQuoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
const doubleQuoted = (text: string): string => `"${text.replace(/["\\$`]/g, '\\$&')}"`
const ansiQuoted = (text: string): string =>
  `$'${text.replace(/['\\]/g, '\\$&').replace(/[\u0080-\uFFFF!]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`
const backslashed = (text: string): string => text.replace(/[^\w\u0080-\uFFFF]/g, '\\$&')
// As Chrome's "Copy as cURL (cmd)" does it.
const cmdQuoted = (text: string): string =>
  `^"${text
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`]/g, '^$&')
    .replace(/%(?=[a-zA-Z0-9_])/g, '%^')}^"`

const multipart = (eol: string): string =>
  [
    ...entries.flatMap(([name, text]) => [
      '------WebKitFormBoundaryX',
      `Content-Disposition: form-data; name="${name}"`,
      '',
      text,
    ]),
    '------WebKitFormBoundaryX',
    'Content-Disposition: form-data; name="image"; filename="a.png"',
    'Content-Type: image/png',
    '',
    'PNG',
    '------WebKitFormBoundaryX--',
    '',
  ].join(eol)
const multipartType = 'multipart/form-data; boundary=----WebKitFormBoundaryX'

const quotings = { singleQuoted, doubleQuoted, ansiQuoted, backslashed }

const pythonText = (text: string): string =>
  JSON.stringify(text).replace(/^"(.*)"$/s, (_, inner: string) =>
    inner.includes("'") ? `"${inner}"` : `'${inner.replaceAll('\\"', '"')}'`,
  )

const captures: ReadonlyArray<readonly [what: string, text: string]> = [
  ...Object.entries(quotings).map(
    ([name, quote]) => [`curl, ${name}`, `curl ${quote(url)} -d ${quote(form)}`] as const,
  ),
  ...Object.entries(quotings).map(
    ([name, quote]) =>
      [
        `curl, raw values, ${name}`,
        `curl ${quote(url)} ${entries.map(([field, text]) => `--data-urlencode ${quote(`${field}=${text}`)}`).join(' ')}`,
      ] as const,
  ),
  ['curl, attached -d', `curl -sSL -d'${plainForm}' ${url}`],
  [
    'curl, several -d',
    `curl -X POST ${Object.entries(plain)
      .map(([name, text]) => `-d '${new URLSearchParams([[name, text]]).toString()}'`)
      .join(' \\\n  ')} ${url}`,
  ],
  ['curl, a cluster of options', `curl -vsXPOST -d '${plainForm}' '${url}' | jq .`],
  ['curl -G', `curl -G '${url}' -d '${plainForm}'`],
  [
    'curl --get with --data-urlencode',
    `curl --get '${url}' ${entries.map(([name, text]) => `--data-urlencode ${singleQuoted(`${name}=${text}`)}`).join(' ')}`,
  ],
  ['curl, query', `curl '${url}?${form}'`],
  [
    'curl, query and body',
    `curl '${url}?${new URLSearchParams({ method: all.method, sign: signature }).toString()}' -H 'Accept: */*' --compressed --data-raw '${new URLSearchParams(entries.filter(([name]) => name !== 'method' && name !== 'sign')).toString()}'`,
  ],
  [
    'curl -F',
    `curl ${url} ${entries.map(([name, text]) => `-F ${singleQuoted(`${name}="${text.replace(/["\\]/g, '\\$&')}"`)}`).join(' ')} -F 'image=@a.png'`,
  ],
  [
    'curl --form-string',
    `curl ${url} ${entries.map(([name, text]) => `--form-string ${singleQuoted(`${name}=${text}`)}`).join(' ')}`,
  ],
  [
    'curl -F with a type',
    `curl ${url} ${Object.entries(plain)
      .map(([name, text]) => `-F '${name}=${text};type=text/plain'`)
      .join(' ')}`,
  ],
  [
    'curl, multipart as text',
    `curl '${url}' -H 'content-type: ${multipartType}' --data-raw ${ansiQuoted(multipart('\r\n')).replaceAll('\r', '\\r').replaceAll('\n', '\\n')}`,
  ],
  ['curl for cmd', `curl ^"${url}^" ^\r\n  -H ^"accept: */*^" ^\r\n  --data-raw ${cmdQuoted(form)}`],
  [
    'curl for cmd, raw values',
    `curl ^"${url}^" ^\r\n ${entries.map(([name, text]) => `--data-urlencode ${cmdQuoted(`${name}=${text}`)}`).join(' ^\r\n ')}`,
  ],
  ['curl for PowerShell', `curl.exe "${url}" \`\n  -d "${plainForm}"`],
  ['a prompt before it', `$ curl '${url}' -d '${form}'`],
  ['wget', `wget -qO- --post-data='${form}' '${url}'`],
  ['wget, value apart', `wget --header 'X: y' --post-data '${form}' ${url} -O out.json`],
  [
    'HTTP text',
    `POST /router/rest HTTP/1.1\r\nHost: eco.taobao.com\r\nContent-Type: application/x-www-form-urlencoded;charset=utf-8\r\nContent-Length: ${form.length}\r\n\r\n${form}`,
  ],
  ['HTTP text, query', `GET /router/rest?${form} HTTP/1.1\nHost: eco.taobao.com\n\n`],
  [
    'HTTP text, query and body',
    `POST /router/rest?${new URLSearchParams({ sign: signature, v: '2.0' }).toString()} HTTP/1.1\nHost: x\nContent-Type: application/x-www-form-urlencoded\n\n${new URLSearchParams(entries.filter(([name]) => name !== 'v' && name !== 'sign')).toString()}\n`,
  ],
  [
    'HTTP text, multipart',
    `POST /router/rest HTTP/1.1\r\nContent-Type: ${multipartType}\r\n\r\n${multipart('\r\n')}`,
  ],
  [
    'HTTP text, multipart, pasted',
    `POST /router/rest HTTP/1.1\nContent-Type: ${multipartType}\n\n${multipart('\n')}`,
  ],
  [
    'HAR',
    JSON.stringify({
      log: {
        entries: [
          {
            request: {
              method: 'POST',
              url,
              postData: { mimeType: 'application/x-www-form-urlencoded', text: form },
            },
          },
        ],
      },
    }),
  ],
  [
    'HAR, params',
    JSON.stringify({
      log: {
        entries: [
          {
            request: {
              url,
              postData: {
                mimeType: 'application/x-www-form-urlencoded',
                params: entries.map(([name, value]) => ({ name, value })),
              },
            },
          },
        ],
      },
    }),
  ],
  [
    'HAR, encoded params',
    JSON.stringify({
      log: {
        entries: [
          {
            request: {
              url,
              postData: {
                mimeType: 'application/x-www-form-urlencoded',
                params: entries.map(([name, value]) => ({ name, value: encodeURIComponent(value) })),
              },
            },
          },
        ],
      },
    }),
  ],
  [
    'HAR, multipart',
    JSON.stringify({
      log: {
        entries: [{ request: { url, postData: { mimeType: multipartType, text: multipart('\r\n') } } }],
      },
    }),
  ],
  [
    'HAR, the second entry',
    JSON.stringify({
      log: {
        entries: [
          { request: { url: 'https://h.example.com/a.js' } },
          { request: { url: 'https://h.example.com/x?y=1' } },
          { request: { url: `${url}?${form}` } },
        ],
      },
    }),
  ],
  ['a HAR entry', JSON.stringify({ request: { url: `${url}?${form}` } })],
  [
    'fetch',
    `fetch("${url}", ${JSON.stringify({ headers: { accept: '*/*', 'content-type': 'application/x-www-form-urlencoded' }, body: form, method: 'POST' }, null, 2)});`,
  ],
  ['fetch, by hand', `await fetch('${url}?${plainForm}', { method: 'GET', headers: { Accept: '*/*' } })`],
  [
    'PowerShell',
    `Invoke-WebRequest -UseBasicParsing -Uri "${url}" \`\n-Method "POST" \`\n-ContentType "application/x-www-form-urlencoded" \`\n-Body "${plainForm}"`,
  ],
  ['JSON', JSON.stringify(all)],
  ['JSON, a long id as a number', JSON.stringify(all).replace(`"${params.num_iid}"`, params.num_iid)],
  ['a Python dict', `{${entries.map(([name, text]) => `'${name}': ${pythonText(text)}`).join(', ')}}`],
  [
    'a Python 2 dict',
    `{${Object.entries(plain)
      .map(
        ([name, text]) =>
          `u'${name}': u'${text.replace(/[\u0080-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`)}'`,
      )
      .join(', ')}, 'session': None}`,
  ],
  [
    'a JavaScript object',
    `{ ${Object.entries(plain)
      .map(([name, text]) => `${name}: '${text}'`)
      .join(', ')}, session: undefined }`,
  ],
  [
    'a Ruby hash',
    `{${Object.entries(plain)
      .map(([name, text]) => `"${name}"=>"${text}"`)
      .join(', ')}}`,
  ],
  [
    'a Java map',
    `{${Object.entries(plain)
      .map(([name, text]) => `${name}=${text}`)
      .join(', ')}}`,
  ],
  ['a PHP array', `Array\n(\n${entries.map(([name, text]) => `    [${name}] => ${text}`).join('\n')}\n)\n`],
  [
    'a PHP literal',
    `array (\n${Object.entries(plain)
      .map(([name, text]) => `  '${name}' => '${text}',`)
      .join('\n')}\n)`,
  ],
  [
    'a PHP dump',
    `array(${entries.length}) {\n${entries
      .map(([name, text]) => `  ["${name}"]=>\n  string(${Buffer.byteLength(text)}) "${text}"`)
      .join('\n')}\n}`,
  ],
  [
    'URLSearchParams as Node prints it',
    `URLSearchParams { ${entries.map(([name, text]) => `'${name}' => ${pythonText(text)}`).join(', ')} }`,
  ],
  [
    'url.Values as Go prints it',
    `map[${Object.entries(plain)
      .map(([name, text]) => `${name}:[${text}]`)
      .join(' ')}]`,
  ],
  ['a list of pairs', JSON.stringify(entries)],
  [
    'a list of names and values',
    JSON.stringify(entries.map(([key, value]) => ({ key, value, type: 'text' }))),
  ],
  [
    'a Python list of pairs',
    `[${entries.map(([name, text]) => `('${name}', ${pythonText(text)})`).join(', ')}]`,
  ],
  ['lines of a browser', entries.map(([name, text]) => `${name}: ${text}`).join('\n')],
  ['lines of a tool', entries.map(([name, text]) => `${name}=${text}`).join('\r\n')],
  ['a query string', form],
  ['a query string with ?', `?${form}`],
  ['a URL', `${url}?${form}`],
  [
    'a query string that was decoded',
    Object.entries({ ...plain, nick: undefined }).length > 0 ? entriesText() : '',
  ],
  ['a log line', `2026-01-01T00:00:00Z INFO sent "${form}" in 12 ms`],
  [
    'a log line with URL and body',
    `POST ${url}?${new URLSearchParams({ sign: signature, v: '2.0' }).toString()} body=<${new URLSearchParams(entries.filter(([name]) => name !== 'v' && name !== 'sign')).toString()}>`
      .replace('body=<', '')
      .replace('>', ''),
  ],
  [
    'a log line with a dict',
    `INFO params: {${entries.map(([name, text]) => `'${name}': ${pythonText(text)}`).join(', ')}} sent`,
  ],
  ['a byte order mark before it', `\uFEFF${form}`],
]

function entriesText(): string {
  const simple = { ...params, nick: '张三' }
  return Object.entries({ ...simple, sign: sign({ params: simple, secret, method: 'md5' }) })
    .map(([name, text]) => `${name}=${text}`)
    .join('&')
}

describe('a captured request', () => {
  it.each(captures)('is read: %s', (_what, text) => {
    expect(isRight(read(text))).toBe(true)
  })

  it.each([
    ['data in a file', `curl ${url} -d @body.txt`],
    ['a form field from a file', `curl ${url} -F 'nick=<nick.txt'`],
    ['wget, data in a file', `wget --post-file=body.txt ${url}`],
    ['a quote that is not closed', `curl ${url} -d '${plainForm}`],
    ['a variable', `curl ${url} -d "sign=$SIGN&v=2.0"`],
    ['another command', `curl ${url} -d "sign=\`cat sign\`&v=2.0"`],
    ['an & outside quotes', `curl ${url}?method=a&sign=b`],
    ['fetch with what is computed', `fetch(url, { method: 'POST', body })`],
    [
      'fetch with a form that is computed',
      `fetch('${url}', { method: 'POST', body: new URLSearchParams(params) })`,
    ],
    ['PowerShell with a hash table', `Invoke-RestMethod -Uri "${url}" -Method Post -Body $form`],
    [
      'a body in chunks',
      `POST /router/rest HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n`,
    ],
    [
      'half of a multipart body',
      `POST /router/rest HTTP/1.1\r\nContent-Type: ${multipartType}\r\n\r\n${multipart('\r\n').slice(0, 300)}`,
    ],
    ['prose', 'the call was refused'],
  ])('that cannot be read is refused, not misread: %s', async (_what, input) => {
    const ended = await paifang(['verify'], { env, input })
    expect([ended.code, ended.stdout]).toEqual([2, ''])
    expect(ended.stderr).toMatch(/cannot read this form|no signature/)
  })

  it.each([
    'a',
    'a=',
    '=',
    '&',
    'a=b&',
    '"',
    "'",
    '\\"',
    '{',
    '[(',
    "$'",
    '^"',
    '{"a":',
    'a: b\n',
    '["a"]=> string(1) "',
    '(?',
    ' ',
  ])('may be 50,000 times %j', (piece) => {
    for (const before of ['', 'curl ', 'POST / HTTP/1.1\n\n', '{', 'sent ', 'array(1) {', 'curl ^"x^" '])
      try {
        expect(read(before + piece.repeat(50_000)).length).toBeGreaterThan(0)
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(UsageError)
      }
  })

  it('that is not there exactly proves nothing wrong', async () => {
    const log = `sent ${form.replace('12345678', '12345679')} in 3 ms`
    const ended = await paifang(['verify'], { env, input: log })
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toContain('cannot tell')
    expect(await paifang(['verify'], { env, input: form.replace('12345678', '12345679') })).toMatchObject({
      code: 1,
    })
  })

  const shared = join(__dirname, '..', '..', '..', '..', 'shared', 'cases', 'captured')
  const cases = existsSync(shared) ? readdirSync(shared) : []
  if (cases.length === 0)
    it.skip('is read in the shared cases: they are not beside this checkout', () => undefined)
  else
    it.each(cases)('is verified from %s', async (file) => {
      expect(
        await paifang(['verify'], { env, input: readFileSync(join(shared, file), 'utf8') }),
      ).toMatchObject({ code: 0 })
    })
})

const run = promisify(execFile)
const found = async (program: string): Promise<boolean> =>
  run(program, ['--version']).then(
    () => true,
    () => false,
  )

describe('a command of a shell', () => {
  let server: Server
  let received = ''
  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const head = `${request.method ?? ''} ${request.url ?? ''} HTTP/1.1\r\n${Object.entries(
          request.headers,
        )
          .map(([name, value]) => `${name}: ${String(value)}`)
          .join('\r\n')}`
        received = `${head}\r\n\r\n${Buffer.concat(chunks).toString('utf8')}`
        response.end('{}')
      })
    }).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  const commands = captures.filter(
    ([what, text]) => /^(?:curl|wget)/.test(text) && !/cmd|PowerShell|jq/.test(what + text),
  )

  it.each(commands)('is read as the tool itself runs it: %s', async (_what, text) => {
    const [program = ''] = text.split(' ')
    if (!(await found(program))) {
      console.warn(`${program} is not installed: what it sends was not compared`)
      return
    }
    const { port } = server.address() as AddressInfo
    const local = text
      .replaceAll(url, `http://127.0.0.1:${port}/router/rest`)
      .replaceAll(backslashed(url), `http://127.0.0.1:${port}/router/rest`)
      .replaceAll('-O out.json', '-O /dev/null')
      .replace(" -F 'image=@a.png'", '')
    await run('bash', ['-c', local])
    const [sent] = read(received)
    expect(read(text)[0]?.params).toEqual(sent?.params)
  })
})
