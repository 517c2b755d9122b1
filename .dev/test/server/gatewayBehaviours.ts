import type { Asked, Behaviour } from './behaviours'

const json =
  (body: (asked: Asked) => unknown, ...headers: ReadonlyArray<string>): Behaviour['play'] =>
  (socket, asked) => {
    const value = body(asked)
    const bytes = Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
    socket.write(['HTTP/1.1 200 OK', ...headers, `content-length: ${bytes.length}`, '', ''].join('\r\n'))
    socket.write(bytes)
  }
const loses = (name: string, body: (asked: Asked) => unknown): Behaviour => ({
  name,
  executes: true,
  isAnswer: false,
  play: json(body),
})
const refuses = (
  name: string,
  body: (asked: Asked) => unknown,
  ...headers: ReadonlyArray<string>
): Behaviour => ({
  name,
  executes: false,
  isAnswer: false,
  play: json(body, ...headers),
})
const answers = (name: string, body: (asked: Asked) => unknown): Behaviour => ({
  name,
  executes: true,
  isAnswer: true,
  play: json(body),
})

const refusal =
  (code: unknown, more: object = {}) =>
  (): unknown => ({
    error_response: { code, msg: 'message', request_id: 'r', ...more },
  })
const inner = (body: string): unknown => JSON.parse(body) as unknown

/** Answers of TOP, and what comes in their place. `body` is the simplified answer of an operation whose root is `root`. */
export const topBehaviours = (root: string): ReadonlyArray<Behaviour> => [
  answers('the full form', ({ body }) => ({ [root]: inner(body) })),
  answers('the root response', ({ body }) => ({
    response: { flag: 'success', code: 0, message: 'ok', ...(inner(body) as object) },
  })),
  answers(
    'XML',
    ({ body }) =>
      `<?xml version="1.0" encoding="utf-8"?><${root}>${Object.entries(inner(body) as object)
        .map(([name, value]) => `<${name}>${String(value)}</${name}>`)
        .join('')}</${root}><!--top-->`,
  ),
  answers('raw control characters', ({ body }) => body.replace('{', '{"remark":"a\tb\u000bc",')),
  answers('members that no document names', ({ body }) =>
    body.replace('{', '{"x_new":[1],"constructor":{},'),
  ),
  refuses('a ban', refusal(7, { sub_msg: 'This ban will last for 1 more seconds' })),
  refuses('a ban for a day', refusal(7, { sub_msg: 'This ban will last for 31062 more seconds' })),
  refuses('a ban in other words', refusal('ApiCallLimit', { msg: 'this ban will last 1 seconds' })),
  refuses('a signature that is wrong', refusal(25)),
  refuses('a session that is over', refusal(27)),
  refuses('a clock in the year 9999', refusal(31), 'date: Fri, 31 Dec 9999 23:59:59 GMT'),
  refuses('a clock before the epoch', refusal(31), 'date: Thu, 01 Jan 1931 00:00:00 GMT'),
  refuses('a clock that is no time', refusal(31), 'date: yesterday'),
  loses('a service that is unavailable', refusal(10)),
  loses('a service that passes', refusal(15, { sub_code: 'isp.service-error' })),
  loses('a service that is at fault', refusal(15, { sub_code: 'isp.null-pointer-exception' })),
  loses('a condition of the business', refusal(15, { sub_code: 'isv.no-stock' })),
  loses('an error response that is text', () => ({ error_response: 'isv.permission=no' })),
  loses('an error response that is a list', () => ({ error_response: [{ code: 25 }, { code: 10 }] })),
  refuses('an error response that is a list of one', () => ({ error_response: [{ code: 25 }] })),
  loses('an error response that is null', ({ body }) => ({
    error_response: null,
    ...(inner(body) as object),
  })),
  loses('an error response without a code', () => ({ error_response: {} })),
  loses('a failure under response', () => ({
    response: { flag: 'failure', code: 'S003', message: 'no', request_id: 'r' },
  })),
  loses('a flag in other words', ({ body }) => ({
    response: { flag: 'SUCCESS', ...(inner(body) as object) },
  })),
  loses('a refusal without a root', () => ({
    type: 'ISV',
    code: 'InvalidParameter',
    message: 'm',
    request_id: 'r',
  })),
  refuses('an errcode', () => ({ errcode: 88, errmsg: 'm', request_id: 'r' })),
  loses('a proxy that found no route', () => ({ message: 'no Route matched with those values' })),
  loses('the answer of another operation', () => ({
    shop_other_get_response: { shop: { sid: 1 }, request_id: 'r' },
  })),
  loses('another operation, simplified', () => ({ shops: [{ sid: 1 }], request_id: 'r' })),
  loses('XML of another root', () => '<?xml version="1.0"?><other><x>1</x></other>'),
  loses(
    'XML with entities of its own',
    () => '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
  ),
  loses('XML 600 deep', () => `<${root}>${'<a>'.repeat(600)}${'</a>'.repeat(600)}</${root}>`),
  loses('XML of 60,000 elements', () => `<${root}>${'<a/>'.repeat(60_000)}</${root}>`),
  loses('XML that is cut', () => `<${root}><key>`),
]

/** Answers of opretail, and what comes in their place. */
export const opretailBehaviours: ReadonlyArray<Behaviour> = [
  ...['', null, true, false, [0], { code: 0 }, 'SUCCESS', 0.5, '0x0', '０'].map((code) =>
    loses(`stat.code ${JSON.stringify(code)}`, () => ({ stat: { code }, data: { key: 'x' } })),
  ),
  answers('stat.code as text', ({ body }) => body.replace('"code":0', '"code":" 00 "')),
  answers('members that no document names', ({ body }) => body.replace('{', '{"x_new":[1],')),
  answers('raw control characters', ({ body }) =>
    body.replace('"data":{', '"data":{"remark":"a\tb\u000bc",'),
  ),
  loses('no stat', () => ({ data: { key: 'x' } })),
  loses('a stat that is text', () => ({ stat: '{"code":0}' })),
  loses('a success that says it failed', () => ({ stat: { code: 0 }, isError: true })),
  loses('a success with another code', () => ({ stat: { code: 0 }, code: 500 })),
  loses('a code nobody lists', () => ({ stat: { code: 40999 }, data: null })),
  loses('a duplicate', () => ({ stat: { code: -100, codename: 'API_CALL_REPEAT' } })),
  loses('an error of the platform', () => ({ stat: { code: -500 } })),
  loses('a proxy that found no route', () => ({ message: 'no Route matched with those values' })),
  refuses('a wrong signature', () => ({ stat: { code: 7, codename: 'SIGN_WRONG' } })),
  refuses('a clock in microseconds', () => ({ stat: { code: 16, systime: 1764155000000000 } })),
  refuses('a clock before the epoch', () => ({ stat: { code: 16, systime: -1 } })),
  refuses('a token that is over', () => ({ stat: { code: 9990001 } })),
]

const inResponse = (inner: string) => (): unknown => `<response>${inner}</response>`

/** Replies of Qimen, and what comes in their place. */
export const qimenBehaviours: ReadonlyArray<Behaviour> = [
  answers(
    'a declaration and a comment',
    ({ body }) => `<?xml version="1.0" encoding="utf-8"?>${body}<!--top-->`,
  ),
  answers('another root', ({ body }) => body.replaceAll('response>', 'qimen>')),
  answers('members that no document names', ({ body }) =>
    body.replace('<key>', '<x_new><constructor/></x_new><key>'),
  ),
  answers('CDATA', ({ body }) => body.replace('>success<', '><![CDATA[success]]><')),
  answers('an emoji', ({ body }) => body.replace('<key>', '<message>😀</message><key>')),
  loses('a flag in other words', ({ body }) => body.replace('>success<', '>SUCCESS<')),
  loses('a flag with blanks', ({ body }) => body.replace('>success<', '> success <')),
  loses('no flag', ({ body }) => body.replace('<flag>success</flag>', '')),
  loses('an empty flag', ({ body }) => body.replace('>success<', '><')),
  loses('two flags', ({ body }) => body.replace('<key>', '<flag>success</flag><key>')),
  loses('a flag that holds one', inResponse('<flag><flag>success</flag></flag>')),
  loses('a success with a sub-code', inResponse('<flag>success</flag><sub_code>isv.x</sub_code>')),
  loses('a success that says it failed', inResponse('<flag>success</flag><isError>1</isError>')),
  loses('a failure of the partner', inResponse('<flag>failure</flag><code>S003</code><message>no</message>')),
  loses('a failure with a code of success', inResponse('<flag>failure</flag><code>0</code>')),
  loses('two roots', ({ body }) => body + body),
  loses('nothing inside', inResponse('')),
  loses('an entity of its own', ({ body }) => `<!DOCTYPE r [<!ENTITY e "x">]>${body}`),
  loses('an entity nobody declared', inResponse('<flag>success</flag><key>&e;</key>')),
  loses('XML 600 deep', inResponse(`<flag>success</flag>${'<a>'.repeat(600)}${'</a>'.repeat(600)}`)),
  loses('XML of 60,000 elements', inResponse(`<flag>success</flag>${'<a/>'.repeat(60_000)}`)),
  loses('XML that is cut', () => '<response><flag>success</flag><key>'),
  refuses(
    'a wrong signature',
    inResponse(
      '<flag>failure</flag><code>25</code><sub_code>isv.invalid-signature</sub_code><message>Invalid signature</message>',
    ),
  ),
  refuses(
    'a session that is over',
    () => '<error_response><code>27</code><msg>Invalid session</msg></error_response>',
  ),
  refuses(
    'a ban',
    () =>
      '<error_response><code>7</code><msg>App Call Limited</msg><sub_msg>This ban will last for 1 more seconds</sub_msg></error_response>',
  ),
  refuses(
    'a clock that is wrong',
    () => '<error_response><code>31</code><msg>Invalid timestamp</msg></error_response>',
    'date: Thu, 01 Jan 1931 00:00:00 GMT',
  ),
]
