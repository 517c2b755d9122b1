import { plainWay, signEntries, signedOf, signText, type Entries, type Gateway, type Way } from './oracle'

/** A call as somebody has it in hand, and the choices that are his. */
export interface Call {
  readonly gateway: Gateway
  readonly secret: string
  /** What is sent, in the order of the wire, without the signature. */
  readonly sent: Entries
  /** From 0 to just below 1. */
  readonly random: () => number
}

/** What arrived. */
export interface Asked {
  readonly sent: Entries
  readonly signature: string
  /** An earlier signature, where it was signed too. */
  readonly earlier?: string
  readonly more?: {
    readonly body?: string
    readonly otherSecrets?: ReadonlyArray<{ readonly name: string; readonly secret: string }>
    readonly fields?: ReadonlyArray<string>
    readonly nowMs?: number
  }
}

/** One thing that a client does wrong; `undefined`: this call has no place for it. */
export interface Mistake {
  /** What it is, for people. */
  readonly what: string
  /** The name of the difference; none: nothing in the vocabulary is it, and no name may be given. */
  readonly name: string | undefined
  readonly make: (call: Call) => Asked | undefined
}

const withText = (entries: Entries, name: string, text: string): Entries =>
  entries.some(([given]) => given === name)
    ? entries.map(([given, old]) => [given, given === name ? text : old] as const)
    : [...entries, [name, text]]

const without = (entries: Entries, ...names: ReadonlyArray<string>): Entries =>
  entries.filter(([name]) => !names.includes(name))

const signedBy = ({ sent, gateway, secret }: Call, way: Partial<Way>): Asked => ({
  sent,
  signature: signEntries(signedOf(sent, gateway), { ...plainWay(secret), ...way }),
})

/** The way differs. */
const way = (
  what: string,
  name: string | undefined,
  change: (call: Call) => Partial<Way> | undefined,
): Mistake => ({
  what,
  name,
  make: (call) => {
    const changed = change(call)
    if (changed === undefined) return undefined
    const asked = signedBy(call, changed)
    return asked.signature === signedBy(call, {}).signature ? undefined : asked
  },
})

/** What is signed differs from what is sent. */
const params = (
  what: string,
  name: string | undefined,
  change: (
    call: Call,
  ) => { readonly sent?: Entries; readonly signed: Entries; readonly earlier?: string } | undefined,
): Mistake => ({
  what,
  name,
  make: (call) => {
    const changed = change(call)
    if (changed === undefined) return undefined
    const { sent = call.sent, signed, earlier } = changed
    const signature = signEntries(signed, plainWay(call.secret))
    return signature === signEntries(signedOf(sent, call.gateway), plainWay(call.secret))
      ? undefined
      : { sent, signature, ...(earlier === undefined ? {} : { earlier }) }
  },
})

/** One value is sent as one text and signed as another. */
const value = (
  what: string,
  name: string | undefined,
  sentText: string | ((call: Call) => string),
  signedText: (text: string, call: Call) => string,
  field: (gateway: Gateway) => string = () => 'zfield',
): Mistake =>
  params(what, name, (call) => {
    const text = typeof sentText === 'string' ? sentText : sentText(call)
    const other = signedText(text, call)
    const { gateway } = call
    const sent = withText(call.sent, field(gateway), text)
    return other === text
      ? undefined
      : { sent, signed: withText(signedOf(sent, gateway), field(gateway), other) }
  })

/** A raw body is sent as one text and signed as another. */
const body = (
  what: string,
  name: string | undefined,
  sentText: string,
  signedText: (text: string) => string,
): Mistake => ({
  what,
  name,
  make: (call) => ({ ...signedBy(call, { body: signedText(sentText) }), more: { body: sentText } }),
})

const timestamp = (gateway: Gateway): string => gateway.timestampField

const sentTimestamp = ({ gateway }: Call): string => gateway.system[gateway.timestampField] ?? ''

const dashed = (text: string): string =>
  text.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3 $4:$5:$6')

const epochOf = (text: string): number => Date.parse(`${dashed(text).replace(' ', 'T')}+08:00`)

const atMoment = (epochMs: number, like: string): string => {
  const iso = new Date(epochMs + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
  return like.includes('-') ? iso : iso.replace(/\D/g, '')
}

const xml = `<?xml version="1.0" encoding="utf-8"?>\n<request><warehouseCode>W1</warehouseCode></request>`

const json = JSON.stringify({
  tid: '#ID',
  title: '中文 a/b <c> 张三',
  list: [
    { b: 1, a: 2.5 },
    { b: '#ID', a: null },
  ],
}).replaceAll('"#ID"', '7091800003790954036')

const ascii = (text: string, upper = false): string =>
  text.replace(/[\u0080-\uFFFF]/g, (unit) => {
    const hex = unit.charCodeAt(0).toString(16).padStart(4, '0')
    return `\\u${upper ? hex.toUpperCase() : hex}`
  })

const spaced = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"|[,:]/g, (token) => (token.length > 1 ? token : `${token} `))

const pretty = (indent: string): string =>
  [
    '{',
    `${indent}"tid": 7091800003790954036,`,
    `${indent}"title": "中文 a/b <c> 张三",`,
    `${indent}"list": [`,
    `${indent}${indent}{`,
    `${indent}${indent}${indent}"b": 1,`,
    `${indent}${indent}${indent}"a": 2.5`,
    `${indent}${indent}},`,
    `${indent}${indent}{`,
    `${indent}${indent}${indent}"b": 7091800003790954036,`,
    `${indent}${indent}${indent}"a": null`,
    `${indent}${indent}}`,
    `${indent}]`,
    '}',
  ].join('\n')

const sortedKeys =
  '{"list":[{"a":2.5,"b":1},{"a":null,"b":7091800003790954036}],"tid":7091800003790954036,"title":"中文 a/b <c> 张三"}'

const fullWidthDigits = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

const shuffled = ({ sent, random }: Call): Entries => {
  const left = [...sent]
  return Array.from(
    { length: sent.length },
    () => left.splice(Math.floor(random() * left.length), 1)[0] ?? ['', ''],
  )
}

const gbk = new Map([
  ['中', [0xd6, 0xd0]],
  ['文', [0xce, 0xc4]],
  ['张', [0xd5, 0xc5]],
])

const field = (call: Call): string => {
  const own = call.sent.filter(([name]) => !(name in call.gateway.system))
  return own[Math.floor(call.random() * own.length)]?.[0] ?? ''
}

const textOf = (entries: Entries, name: string): string =>
  entries.find(([given]) => given === name)?.[1] ?? ''

const isIndex = (name: string): boolean => /^\d+$/.test(name)

const ordered = (call: Call, extra: Entries): Call => ({ ...call, sent: [...extra, ...shuffled(call)] })

const sortedBy = (what: string, name: string, extra: Entries, order: Way['order']): Mistake => ({
  what,
  name,
  make: (call) => {
    const mixed = ordered(call, extra)
    return way(what, name, () => ({ order })).make(mixed)
  },
})

const named = (what: string, name: string | undefined, sentName: string, signedName: string): Mistake =>
  params(what, name, ({ sent, gateway }) => ({
    sent: [...sent, [sentName, 'some text']],
    signed: [...signedOf(sent, gateway), [signedName, 'some text']],
  }))

/** Mistakes of clients in many languages. Every one of them can be made at both gateways, unless it says otherwise. */
export const mistakes: ReadonlyArray<Mistake> = [
  // The secret and the digest.
  way('HMAC in place of a plain digest', 'other-digest', () => ({ algorithm: 'sha256', place: 'key' })),
  way('HMAC-MD5', 'other-digest', () => ({ place: 'key' })),
  way('SHA-1', 'other-digest', () => ({ algorithm: 'sha1' })),
  way('SHA-256', 'other-digest', () => ({ algorithm: 'sha256' })),
  way('SHA-512', 'other-digest', () => ({ algorithm: 'sha512' })),
  way('the secret at the head', 'secret-at-one-end', () => ({ place: 'head' })),
  way('the secret at the tail', 'secret-at-one-end', () => ({ place: 'tail' })),
  way('no secret', 'secret-not-signed', () => ({ place: 'nowhere' })),
  way('key and text of the HMAC swapped', 'hmac-key-and-text-swapped', () => ({ place: 'text' })),
  way('the key of the HMAC read as hex', 'hmac-key-decoded', () => ({ place: 'hex' })),
  way('the key of the HMAC read as Base64', 'hmac-key-decoded', () => ({
    algorithm: 'sha256',
    place: 'base64',
  })),
  way('a line end behind the secret', 'secret-with-white-space', ({ secret }) => ({ secret: `${secret}\n` })),
  way('CR LF behind the secret', 'secret-with-white-space', ({ secret }) => ({ secret: `${secret}\r\n` })),
  way('a space before the secret', 'secret-with-white-space', ({ secret }) => ({ secret: ` ${secret}` })),
  way('a BOM before the secret', 'secret-with-bom', ({ secret }) => ({ secret: `\uFEFF${secret}` })),
  way('quotes around the secret', 'secret-with-quotes', ({ secret }) => ({ secret: `"${secret}"` })),
  way('& behind the secret', 'secret-with-ampersand', ({ secret }) => ({ secret: `${secret}&` })),
  way('the secret in upper case', 'secret-in-other-case', ({ secret }) => ({ secret: secret.toUpperCase() })),
  {
    what: 'the secret of another app',
    name: 'secret-of-another-app',
    make: (call) => ({
      ...signedBy(call, { secret: 'another-apps-secret' }),
      more: { otherSecrets: [{ name: 'shop-b', secret: 'another-apps-secret' }] },
    }),
  },
  way('a secret nobody knows', undefined, () => ({ secret: 'nobody-knows-this-secret' })),
  way('the secret reversed', undefined, ({ secret }) => ({ secret: [...secret].reverse().join('') })),
  {
    what: 'hashed twice',
    name: undefined,
    make: (call) => ({
      sent: call.sent,
      signature: signText(signedBy(call, {}).signature, { ...plainWay(''), place: 'nowhere' }),
    }),
  },

  // The signature as it is written.
  ...(
    [
      ['lower-case hex', 'lower-case-hex', (text: string) => text.toLowerCase()],
      ['Base64', 'base64-signature', (text: string) => Buffer.from(text, 'hex').toString('base64')],
      ['a line end behind the signature', 'signature-with-white-space', (text: string) => `${text}\n`],
    ] as const
  ).map(([what, name, write]): Mistake => ({
    what,
    name,
    make: (call) => ({ sent: call.sent, signature: write(signedBy(call, {}).signature) }),
  })),

  {
    what: 'zeros of bytes lost',
    name: 'zeros-lost',
    make: (call) => {
      const { sent, signature } = signedBy(call, {})
      const short = signature.replace(/../g, (byte) => byte.replace(/^0/, ''))
      return short === signature ? undefined : { sent, signature: short }
    },
  },
  {
    what: 'the middle 16 characters',
    name: 'signature-cut',
    make: (call) => ({ sent: call.sent, signature: signedBy(call, {}).signature.slice(8, 24) }),
  },
  way('echo in a shell', 'line-end-hashed', () => ({ encode: (text) => Buffer.from(`${text}\n`) })),

  // The order.
  sortedBy(
    'localeCompare',
    'sorted-by-locale',
    [
      ['zB', '1'],
      ['za', '2'],
      ['_zz', '3'],
      ['A_a', '4'],
    ],
    ([a], [b]) => a.localeCompare(b, 'en'),
  ),
  sortedBy(
    'without regard to case',
    'sorted-ignoring-case',
    [
      ['zB', '1'],
      ['za', '2'],
      ['z-b', '5'],
      ['z_b', '6'],
    ],
    ([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1),
  ),
  sortedBy('descending', 'sorted-descending', [], ([a], [b]) => (a < b ? 1 : -1)),
  sortedBy('by length', 'sorted-by-length', [], ([a], [b]) => a.length - b.length || (a < b ? -1 : 1)),
  sortedBy('by value', 'sorted-by-value', [], ([a, x], [b, y]) =>
    x === y ? (a < b ? -1 : 1) : x < y ? -1 : 1,
  ),
  sortedBy(
    "numbers first, as an object's keys",
    'sorted-as-numbers',
    [
      ['10', 'x'],
      ['9', 'y'],
      ['!a', 'z'],
    ],
    ([a], [b]) => {
      if (isIndex(a) && isIndex(b)) return Number(a) - Number(b)
      if (isIndex(a) !== isIndex(b)) return isIndex(a) ? -1 : 1
      return a < b ? -1 : 1
    },
  ),
  sortedBy(
    "PHP's ksort",
    'sorted-as-numbers',
    [
      ['10', 'x'],
      ['9', 'y'],
      ['!a', 'z'],
    ],
    ([a], [b]) => (isIndex(a) && isIndex(b) ? Number(a) - Number(b) : a < b ? -1 : 1),
  ),
  sortedBy(
    'by UTF-8 bytes',
    'sorted-by-bytes',
    [
      ['～', 'x'],
      ['😀', 'y'],
    ],
    ([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)),
  ),
  sortedBy(
    'names with values',
    'sorted-with-values',
    [
      ['zk', '1'],
      ['zk!', '2'],
    ],
    (a, b) => (`${a[0]},${a[1]}` < `${b[0]},${b[1]}` ? -1 : 1),
  ),
  {
    what: 'not sorted',
    name: 'not-sorted',
    make: (call) => {
      const mixed = { ...call, sent: shuffled(call) }
      return way('', '', () => ({ order: () => 0 })).make(mixed)
    },
  },
  way('sorted by the second letter', undefined, () => ({
    order: ([a], [b]) => (a.slice(1) + a.slice(0, 1) < b.slice(1) + b.slice(0, 1) ? -1 : 1),
  })),

  // How names and values are put together.
  way('key=value&key=value', 'separators-signed', () => ({
    join: (entries) => entries.map(([name, text]) => `${name}=${text}`).join('&'),
  })),
  way('key=value', 'separators-signed', () => ({
    join: (entries) => entries.map(([name, text]) => `${name}=${text}`).join(''),
  })),
  way("Java's Map.toString", 'separators-signed', () => ({
    join: (entries) => `{${entries.map(([name, text]) => `${name}=${text}`).join(', ')}}`,
  })),
  way('JSON of the parameters', 'separators-signed', () => ({
    join: (entries) => JSON.stringify(Object.fromEntries(entries)),
  })),
  way('values only', 'names-not-signed', () => ({
    join: (entries) => entries.map(([, text]) => text).join(''),
  })),
  way('&key=secret', 'secret-as-key-parameter', ({ secret }) => ({
    place: 'nowhere',
    join: (entries) => `${entries.map(([name, text]) => `${name}=${text}`).join('&')}&key=${secret}`,
  })),
  way('a space between', undefined, () => ({
    join: (entries) => entries.map(([name, text]) => `${name} ${text}`).join(' '),
  })),

  // Which parameters took part.
  params('one added after signing', 'added-after-signing', (call) => {
    const name = field(call)
    return /^\s*$/.test(textOf(call.sent, name))
      ? undefined
      : { signed: without(signedOf(call.sent, call.gateway), name) }
  }),
  params('a system parameter added after signing', 'added-after-signing', ({ sent, gateway }) => ({
    signed: without(signedOf(sent, gateway), gateway.methodField),
  })),
  params('only the system parameters', 'only-system-parameters-signed', ({ sent, gateway }) => ({
    signed: sent.filter(([name]) => name in gateway.system),
  })),
  params('an empty value', 'blank', ({ sent, gateway }) => {
    const more: Entries = [...sent, ['zempty', '']]
    return { sent: more, signed: gateway.keepsBlank ? sent : more }
  }),
  params('undefined, not sent', 'absent-value-signed', ({ sent, gateway }) => ({
    signed: [...signedOf(sent, gateway), ['zknown', 'undefined']],
  })),
  params('null, sent empty', 'absent-value-signed', ({ sent, gateway }) => ({
    sent: [...sent, ['zempty', '']],
    signed: [...signedOf(sent, gateway), ['zempty', 'null']],
  })),
  params('sent as undefined, not signed', 'absent-text-not-signed', ({ sent, gateway }) => ({
    sent: [...sent, ['zempty', 'undefined']],
    signed: signedOf(sent, gateway),
  })),
  params('the stale signature', 'signature-signed', ({ sent, gateway }) => ({
    signed: [...signedOf(sent, gateway), [gateway.signatureField, '']],
  })),
  params('the signature of the attempt before, of the same moment', 'signature-signed', (call) => {
    const { sent, gateway, secret } = call
    const signed = signedOf(sent, gateway)
    const earlier = signEntries(signed, plainWay(secret))
    return { signed: [...signed, [gateway.signatureField, earlier]], earlier }
  }),
  params('the signature of the attempt two seconds before', 'signature-signed', (call) => {
    const { sent, gateway, secret } = call
    const signed = signedOf(sent, gateway)
    const stamp = sentTimestamp(call)
    const before = withText(signed, gateway.timestampField, atMoment(epochOf(stamp) - 2000, stamp))
    const earlier = signEntries(before, plainWay(secret))
    return { signed: [...signed, [gateway.signatureField, earlier]], earlier }
  }),
  params('the signature of some other call', undefined, ({ sent, gateway }) => ({
    signed: [...signedOf(sent, gateway), [gateway.signatureField, 'C0FFEE00C0FFEE00C0FFEE00C0FFEE00']],
  })),
  params('the secret as a parameter', 'secret-signed', ({ sent, gateway, secret }) => ({
    signed: [...signedOf(sent, gateway), ['app_secret', secret]],
  })),
  params('a parameter nobody knows', undefined, ({ sent, gateway }) => ({
    signed: [...signedOf(sent, gateway), ['never_heard_of', 'x1']],
  })),
  ...([0, 1] as const).map((index): Mistake => ({
    what: `the sign method left out (${index})`,
    name: 'usual-value-not-sent',
    make: ({ sent, gateway, secret }) => {
      const [method, algorithm, place] = gateway.otherMethods[index] ?? ['', 'md5', 'around']
      const left = without(sent, gateway.methodField)
      const signed = withText(signedOf(left, gateway), gateway.methodField, method)
      return { sent: left, signature: signEntries(signed, { ...plainWay(secret), algorithm, place }) }
    },
  })),
  ...['MD5_', 'md-5', 'Md 5', 'SHA3', 'plain'].map((text): Mistake => ({
    what: `sign method ${text}`,
    name: 'sign-method-unknown',
    make: ({ sent, gateway, secret }) => {
      const more = withText(sent, gateway.methodField, text)
      return { sent: more, signature: signEntries(signedOf(more, gateway), plainWay(secret)) }
    },
  })),

  // The raw body.
  body('the body left out', 'body-not-signed', xml, () => ''),
  body('the body twice', 'body-signed-twice', xml, (text) => text + text),
  body('a JSON body twice', 'body-signed-twice', json, (text) => text + text),
  body('the body three times', undefined, xml, (text) => text + text + text),
  body('without the head of XML', 'body-changed', xml, (text) => text.slice(text.indexOf('?>') + 2)),
  body('without the head of XML and its line end', 'body-changed', xml, (text) =>
    text.slice(text.indexOf('<request>')),
  ),
  body(
    'with the head of XML that was not sent',
    'body-changed',
    '<request/>',
    (text) => `<?xml version="1.0" encoding="utf-8"?>\n${text}`,
  ),
  body('another body', undefined, xml, (text) => text.replace('W1', 'W2')),

  // URL encoding.
  value('encodeURIComponent', 'url-encoded-values', '中=& /x', encodeURIComponent),
  value('a form encoder', 'url-encoded-values', '中=& (x)', (text) =>
    new URLSearchParams([['', text]]).toString().slice(1),
  ),
  value('lower-case percent', 'url-encoded-values', '中=&', (text) => encodeURIComponent(text).toLowerCase()),
  params("every value of the operation's own encoded", 'url-encoded-values', ({ sent, gateway }) => {
    const more: Entries = [...sent, ['zfield', '中=&'], ['zother', 'x/中']]
    return {
      sent: more,
      signed: signedOf(more, gateway).map(([name, text]) => [
        name,
        name in gateway.system ? text : encodeURIComponent(text),
      ]),
    }
  }),
  params('every value encoded', 'url-encoded-values', ({ sent, gateway }) => {
    const more: Entries = [...sent, ['zfield', '中=&']]
    return {
      sent: more,
      signed: signedOf(more, gateway).map(([name, text]) => [name, encodeURIComponent(text)]),
    }
  }),
  value('+ for a space', 'plus-or-percent-20', 'a b c', (text) => text.replaceAll(' ', '+')),
  value('a raw + that the server read as a space', 'plus-or-percent-20', '2026 03', (text) =>
    text.replace(' ', '+'),
  ),
  value('a space for +', 'plus-or-percent-20', 'a+b', (text) => text.replaceAll('+', ' ')),
  value('encoded twice on the wire', 'decoded-twice', '%E4%B8%AD%2F', decodeURIComponent),
  value('percent signs doubled', undefined, '10%25', (text) => text.replaceAll('%', '%%')),

  // JSON.
  value('[object Object]', 'object-signed-as-words', json, () => '[object Object]'),
  value("PHP's Array", 'object-signed-as-words', json, () => 'Array'),
  value("Python's json.dumps, ensure_ascii", 'json-rendered-differently', json, (text) =>
    ascii(spaced(text)),
  ),
  value("Python's json.dumps", 'json-rendered-differently', json, spaced),
  value('json_encode of PHP', 'json-rendered-differently', json, (text) =>
    ascii(text).replaceAll('/', '\\/'),
  ),
  value('slashes escaped', 'json-rendered-differently', json, (text) => text.replaceAll('/', '\\/')),
  value('\\u4e2d', 'json-rendered-differently', json, (text) => ascii(text)),
  value('\\u4E2D', 'json-rendered-differently', json, (text) => ascii(text, true)),
  value("Go's json.Marshal", 'json-rendered-differently', json, (text) =>
    text.replaceAll('<', '\\u003c').replaceAll('>', '\\u003e'),
  ),
  value('2 spaces', 'json-rendered-differently', json, () => pretty('  ')),
  value('4 spaces', 'json-rendered-differently', json, () => pretty('    ')),
  value('tabs', 'json-rendered-differently', json, () => pretty('\t')),
  value('sent pretty, signed compact', 'json-rendered-differently', pretty('    '), () => json),
  value('keys sorted', 'json-rendered-differently', json, () => sortedKeys),
  value('nulls left out', 'json-rendered-differently', json, (text) => text.replace(',"a":null', '')),
  value('a rounded id', 'json-number-rounded', json, (text) =>
    text.replaceAll('7091800003790954036', '7091800003790954000'),
  ),
  value(
    'an exact id that was sent rounded',
    'number-rounded-when-sent',
    json.replaceAll('7091800003790954036', '7091800003790954000'),
    () => json,
  ),
  value('another id, not rounded', undefined, json, (text) =>
    text.replaceAll('7091800003790954036', '7091800003790954037'),
  ),
  value(
    'an id that the one sent is not rounded from',
    undefined,
    '7091800003790954000',
    () => '7091800003790955536',
  ),
  value('another member', undefined, json, (text) => text.replace('"b":1', '"b":2')),

  // Lists.
  ...(
    [
      ['; between', 'a;b;c'],
      [', and a space between', 'a, b, c'],
      ['| between', 'a|b|c'],
      ['as JSON', '["a","b","c"]'],
      ["Java's toString", '[a, b, c]'],
      ["Python's str", "['a', 'b', 'c']"],
    ] as const
  ).map(([what, text]) => value(`a list ${what}`, 'list-joined-differently', 'a,b,c', () => text)),
  value(
    'a list of long ids as JSON',
    'list-joined-differently',
    '7091800003790954036,7091800003790954037',
    (text) => `[${text}]`,
  ),
  value('a list reversed', undefined, 'a,b,c', () => 'c,b,a'),

  // Booleans and numbers.
  value('True', 'boolean-rendered-differently', 'true', () => 'True'),
  value('1 for true', 'boolean-rendered-differently', 'true', () => '1'),
  value('false for 0', 'boolean-rendered-differently', '0', () => 'false'),
  value('1.0', 'number-rendered-differently', '12', () => '12.0'),
  value('two decimals', 'number-rendered-differently', '12.5', () => '12.50'),
  value(
    'a rounded number',
    'number-rendered-differently',
    '7091800003790954036',
    () => '7091800003790954000',
  ),
  value("Java's double", 'number-rendered-differently', '12345678.9', () => '1.23456789E7'),
  value(
    'an exact number that was sent rounded',
    'number-rounded-when-sent',
    '7091800003790954000',
    () => '7091800003790954036',
  ),
  value('leading zeros lost', 'number-rendered-differently', '0012', () => '12'),
  value('another number', undefined, '12', () => '13'),

  // Moments.
  value(
    'one second later',
    'time-taken-twice',
    sentTimestamp,
    (text) => atMoment(epochOf(text) - 1000, text),
    timestamp,
  ),
  value(
    'UTC',
    'time-in-another-zone',
    sentTimestamp,
    (text) => atMoment(epochOf(text) - 8 * 3_600_000, text),
    timestamp,
  ),
  value(
    'India',
    'time-in-another-zone',
    sentTimestamp,
    (text) => atMoment(epochOf(text) - 2.5 * 3_600_000, text),
    timestamp,
  ),
  value(
    'hh',
    'time-on-12-hour-clock',
    sentTimestamp,
    (text) => atMoment(epochOf(text) - 12 * 3_600_000, text),
    timestamp,
  ),
  value('epoch ms', 'time-rendered-differently', sentTimestamp, (text) => String(epochOf(text)), timestamp),
  value(
    'epoch s',
    'time-rendered-differently',
    sentTimestamp,
    (text) => String(epochOf(text) / 1000),
    timestamp,
  ),
  value('T', 'time-rendered-differently', sentTimestamp, (text) => dashed(text).replace(' ', 'T'), timestamp),
  value(
    'ISO',
    'time-rendered-differently',
    sentTimestamp,
    (text) => new Date(epochOf(text)).toISOString(),
    timestamp,
  ),
  value(
    'the form of the other gateway',
    'time-rendered-differently',
    sentTimestamp,
    (text) => (text.includes('-') ? text.replace(/\D/g, '') : dashed(text)),
    timestamp,
  ),
  value('T in a business date', 'time-rendered-differently', '2026-01-02 03:04:05', (text) =>
    text.replace(' ', 'T'),
  ),
  value(
    '17 minutes later',
    undefined,
    sentTimestamp,
    (text) => atMoment(epochOf(text) + 17 * 60_000, text),
    timestamp,
  ),

  // Texts.
  value('trimmed', 'value-trimmed', ' x y ', (text) => text.trim()),
  value('a line end lost', 'white-space-lost', 'x y', (text) => `${text}\n`),
  value('line ends', 'line-ends-changed', 'x\r\ny', (text) => text.replaceAll('\r\n', '\n')),
  value('NFD', 'unicode-normalised', 'café', (text) => text.normalize('NFD')),
  value('full-width digits', 'full-width-characters', '12号', fullWidthDigits),
  value('half-width digits', 'full-width-characters', '１２号', () => '12号'),
  value('HTML entities', 'html-escaped', 'a <b> & "c"', (text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  ),
  value('a BOM', 'value-with-bom', 'text', (text) => `\uFEFF${text}`),
  value('quotes', 'value-with-quotes', 'text', (text) => `"${text}"`),
  value('magic quotes', 'backslash-escaped', 'it\'s "x"', (text) => text.replace(/["']/g, '\\$&')),
  value('read as Latin-1', 'read-in-another-charset', Buffer.from('中文').toString('latin1'), () => '中文'),
  params('the method in lower case', 'value-in-other-case', ({ sent, gateway }) => ({
    sent: gateway.name === 'top' ? sent : withText(sent, '_mt', 'open.face.addUser'),
    signed: signedOf(sent, gateway).map(([name, text]) =>
      text === gateway.methodText ? [name, text.toLowerCase()] : [name, text],
    ),
  })),
  value('one letter more', undefined, 'text', (text) => `${text}s`),

  // Bytes.
  ...(
    [
      [
        'GBK',
        'gbk-bytes',
        '中文张',
        (text: string) => Buffer.from([...text].flatMap((each) => gbk.get(each) ?? [...Buffer.from(each)])),
      ],
      [
        'Latin-1',
        'latin1-bytes',
        'é中',
        (text: string) => Buffer.from(text.replace(/[^\0-\xFF]/g, '?'), 'latin1'),
      ],
      ['UTF-16', 'utf16-bytes', '中', (text: string) => Buffer.from(text, 'utf16le')],
      [
        'UTF-8 twice',
        'utf8-twice',
        '中',
        (text: string) => Buffer.from(Buffer.from(text).toString('latin1')),
      ],
      [
        'emoji as two question marks',
        'surrogates-lost',
        '😀',
        (text: string) => Buffer.from(text.replace('😀', '??')),
      ],
      [
        'emoji as U+FFFD',
        'surrogates-lost',
        '😀',
        (text: string) => Buffer.from(text.replace('😀', '\uFFFD\uFFFD')),
      ],
      [
        'CESU-8',
        'cesu8-bytes',
        '😀',
        (text: string) => {
          const [head = '', tail = ''] = text.split('😀')
          return Buffer.concat([Buffer.from(head), Buffer.from('EDA0BDEDB880', 'hex'), Buffer.from(tail)])
        },
      ],
    ] as const
  ).map(([what, name, text, encode]): Mistake => ({
    what,
    name,
    make: ({ sent, gateway, secret }) => {
      const plain: Entries = [...sent.filter(([, each]) => /^[\0-\x7F]*$/.test(each)), ['zfield', text]]
      return {
        sent: plain,
        signature: signEntries(signedOf(plain, gateway), { ...plainWay(secret), encode }),
      }
    },
  })),

  // Names.
  named('camel case', 'name-rendered-differently', 'zFieldName', 'z_field_name'),
  named('a name encoded', 'name-url-encoded', 'z.f[0]', 'z.f%5B0%5D'),
  named('a tab behind a name', 'name-with-white-space', 'zfield', 'zfield\t'),
  named('a BOM before a name', 'name-with-bom', 'zfield', '\uFEFFzfield'),
  named('another name', undefined, 'zfield', 'zother'),
]

/** A mistake that this gateway has another name for: what is right at the one is wrong at the other. */
export const nameAt = ({ name }: Mistake, { keepsBlank }: Gateway): string | undefined => {
  if (name !== 'blank') return name
  return keepsBlank ? 'blank-value-not-signed' : 'blank-value-signed'
}
