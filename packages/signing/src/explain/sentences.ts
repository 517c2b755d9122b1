import type { SigningScheme } from './SigningScheme'

/** Which of several ways, in both languages. */
export interface Detail {
  readonly en: string
  readonly zh: string
}

interface Words {
  readonly scheme: SigningScheme
  readonly field: string | undefined
  readonly detail: Detail | undefined
}

type Say = (words: Words) => string

interface Sentence {
  readonly en: Say
  readonly zh: Say
}

const always = (en: string, zh: string): Sentence => ({ en: () => en, zh: () => zh })

const inBrackets = (detail: string | undefined): string => (detail === undefined ? '' : ` (${detail})`)
const inBracketsZh = (detail: string | undefined): string => (detail === undefined ? '' : `（${detail}）`)

/** About the value of one field, or about all values; the detail stands behind the first part. */
const value = (en: string, zh: string, enEnd = '', zhEnd = ''): Sentence => ({
  en: ({ field, detail }) =>
    `${field === undefined ? 'Values were' : `The value of ${field} was`} ${en}${inBrackets(detail?.en)}.${enEnd}`,
  zh: ({ field, detail }) =>
    `${field === undefined ? '参数值' : `参数 ${field} 的值`}${zh}${inBracketsZh(detail?.zh)}。${zhEnd}`,
})

/** About a parameter by its name; about several when no field is named. */
const parameter = (en: string, zh: string): Sentence => ({
  en: ({ field, detail }) =>
    `${field === undefined ? 'Parameters' : `Parameter ${field}`} ${en.replace('%', inBrackets(detail?.en))}`,
  zh: ({ field, detail }) =>
    `参数${field === undefined ? '' : ` ${field} `}${zh.replace('%', inBracketsZh(detail?.zh))}`,
})

const order = (en: string, zh: string): Sentence =>
  always(
    `${en} Sort names by UTF-16 code unit: A-Z, then _, then a-z.`,
    `${zh}应按字符编码（UTF-16）升序：大写字母、下划线、小写字母。`,
  )

const bytes = (charset: string): Sentence =>
  always(
    `The text was hashed as ${charset} bytes. Hash its UTF-8 bytes.`,
    `签名时使用了 ${charset} 编码的字节，应使用 UTF-8。`,
  )

const methodsOf = ({ methods }: SigningScheme): string => Object.keys(methods).join(', ')

/** Every name of a difference, and what it means. Names are for programs and stay; sentences are for people. */
export const sentences = {
  // The signature as it is written.
  'signature-missing': always('There is no signature.', '请求中没有签名。'),
  'signature-with-white-space': always('The signature has white space around it.', '签名首尾带有空白字符。'),
  'lower-case-hex': always(
    'The signature is in lower case: send upper-case hex.',
    '签名为小写：应发送大写的十六进制。',
  ),
  'base64-signature': always(
    'The signature is Base64: send upper-case hex.',
    '签名使用了 Base64：应发送大写的十六进制。',
  ),

  'zeros-lost': always(
    'The signature is right but for zeros that were lost: write each byte of the digest with two hex digits.',
    '签名缺少十六进制中的 0：摘要的每个字节都应写成两位十六进制。',
  ),
  'signature-cut': always(
    'The signature is right but was cut to its middle 16 characters: send all of them.',
    '签名被截取为中间的 16 位：应发送完整的签名。',
  ),

  // The digest.
  'sign-method-unknown': {
    en: ({ scheme, detail }) =>
      `${scheme.methodField} is "${detail?.en ?? ''}", which is no sign method: it must be one of ${methodsOf(scheme)}, spelt exactly so.`,
    zh: ({ scheme, detail }) =>
      `${scheme.methodField} 的值“${detail?.zh ?? ''}”不是签名方法，只能是 ${methodsOf(scheme)} 之一，且拼写必须完全一致。`,
  },
  'other-digest': {
    en: ({ scheme, detail }) =>
      `The signature was made with ${detail?.en ?? 'another digest'}, which is not what ${scheme.methodField} names (what the gateway takes when it is not sent). Sign with the method named.`,
    zh: ({ scheme, detail }) =>
      `实际使用的摘要算法是 ${detail?.zh ?? '另一种'}，与 ${scheme.methodField} 声明的（未发送时为网关默认的）不一致，应使用所声明的方法签名。`,
  },

  // The secret.
  'secret-of-another-app': {
    en: ({ field = '' }) => `The secret of another app (${field}) was used.`,
    zh: ({ field = '' }) => `使用了另一个应用（${field}）的密钥。`,
  },
  'secret-with-bom': always(
    'The secret was used with a byte order mark (or without the one that belongs to it).',
    '密钥多了（或少了）BOM 字符。',
  ),
  'secret-with-white-space': always(
    'The secret was used with white space around it (or without its own): a line end from a file, say.',
    '密钥首尾多了（或少了）空白字符，例如从文件读入的换行。',
  ),
  'secret-with-quotes': always(
    'The secret was used with the quotes around it, as it stands in a configuration file.',
    '密钥连同配置文件中的引号一起使用。',
  ),
  'secret-with-ampersand': always(
    'The secret was used with & after it, as other Alibaba gateways sign.',
    '密钥后多了 &（其他阿里网关的签名方式）。',
  ),
  'secret-in-other-case': always('The secret was used in upper or lower case.', '密钥的大小写被改变。'),
  'secret-at-one-end': always(
    'The secret stands at one end of the text only: a plain digest needs it at both ends, an HMAC takes it as the key.',
    '密钥只拼接在签名串的一端；普通摘要需要首尾都拼接，HMAC 则作为密钥。',
  ),
  'secret-not-signed': always('The secret takes no part in the signature.', '签名时没有使用密钥。'),
  'secret-in-text': {
    en: ({ detail }) =>
      `The secret was put around the text although ${detail?.en ?? 'the method'} takes none there.`,
    zh: ({ detail }) => `签名串首尾拼接了密钥，而 ${detail?.zh ?? '该方法'} 不需要拼接。`,
  },
  'secret-as-key-parameter': always(
    'The parameters were joined with = and &, and the secret was appended as &key=…, as other platforms sign. Names and values follow each other with nothing between, the secret around them.',
    '参数以 = 和 & 拼接，并在末尾追加了 &key=密钥（其他平台的签名方式）；应直接拼接参数名和值，密钥放在首尾。',
  ),
  'secret-signed': {
    en: ({ field = '' }) => `The secret was signed as if it were parameter ${field}.`,
    zh: ({ field = '' }) => `密钥被当作参数 ${field} 参与了签名。`,
  },
  'hmac-key-and-text-swapped': always(
    'The key and the text of the HMAC were swapped: the secret is the key.',
    'HMAC 的密钥与内容写反了：密钥应为 App Secret。',
  ),
  'hmac-key-decoded': {
    en: ({ detail }) =>
      `The secret was read as ${detail?.en ?? 'hex or Base64'} to make the key of the HMAC. Its text itself is the key.`,
    zh: ({ detail }) =>
      `密钥被按 ${detail?.zh ?? '十六进制或 Base64'} 解码后用作 HMAC 的密钥，应直接使用其文本。`,
  },

  // The order.
  'not-sorted': order('The parameters were not sorted.', '参数没有排序。'),
  'sorted-by-locale': order(
    'The names were sorted by the rules of a language (localeCompare, a culture).',
    '参数名按语言规则排序（localeCompare、区域性）。',
  ),
  'sorted-ignoring-case': order(
    'The names were sorted without regard to case.',
    '参数名排序时忽略了大小写。',
  ),
  'sorted-with-values': order(
    'Names and values were sorted together, as one text ("key,value").',
    '按“键,值”整体排序，而不是只按参数名。',
  ),
  'sorted-by-value': order('The parameters were sorted by their values.', '参数按值排序，而不是按参数名。'),
  'sorted-as-numbers': order(
    "Names made of digits were sorted as numbers, or put first or last (an object's keys, PHP's ksort).",
    '纯数字参数名被当作数字排序，或被排在最前或最后（对象键顺序或 PHP 的 ksort）。',
  ),
  'sorted-by-bytes': order(
    'The names were sorted by their code points (UTF-8 bytes).',
    '参数名按码点（UTF-8 字节）排序。',
  ),
  'sorted-by-length': order('The names were sorted by their length.', '参数名按长度排序。'),
  'sorted-descending': order('The names were sorted in descending order.', '参数名按降序排序。'),

  // How names and values are put together.
  'separators-signed': always(
    'Separators were signed (key=value&key=value). Names and values follow one another without any.',
    '签名串中带有分隔符（key=value&key=value），应直接拼接，不加任何分隔符。',
  ),
  'names-not-signed': always(
    'Only the values were signed. Sign each name with its value.',
    '只对参数值签名，遗漏了参数名。',
  ),

  // The raw body.
  'body-not-signed': always(
    'The raw body was not signed. Append it, unchanged, to the sorted parameters.',
    '原始请求体没有参与签名，应原样拼接在排序后的参数之后。',
  ),
  'body-before-parameters': always(
    'The raw body was signed before the parameters. Append it behind them.',
    '原始请求体拼接在参数之前，应拼接在参数之后。',
  ),
  'body-signed-twice': always(
    'The raw body was signed twice: it stands in the text to sign two times, one behind the other. Append it once.',
    '原始请求体参与了两次签名（在签名串中重复出现），应只拼接一次。',
  ),
  'body-changed': {
    en: ({ detail }) =>
      `The body was signed in another form than was sent${inBrackets(detail?.en)}. Make it once, sign and send that text.`,
    zh: ({ detail }) => `请求体签名时与发送时不一致${inBracketsZh(detail?.zh)}，应只生成一次。`,
  },

  // Which parameters took part.
  'blank-value-signed': {
    en: ({ field }) =>
      `${field === undefined ? 'Parameters' : `Parameter ${field}`} without a value took part in the signature; here blank values are left out, and official clients do not agree on them. Neither sign nor send what has no value.`,
    zh: ({ field }) =>
      `${field === undefined ? '空值参数' : `空值参数 ${field} `}参与了签名；此处空值不参与签名，各官方 SDK 的做法也不一致，请既不签名也不发送空值。`,
  },
  'blank-value-not-signed': {
    en: ({ field }) =>
      `${field === undefined ? 'The empty parameters were' : `${field} is empty; it was`} sent but not signed. An empty value is signed as its bare name.`,
    zh: ({ field }) =>
      `${field === undefined ? '空值参数' : `空值参数 ${field} `}已发送但未参与签名；空值应以仅有参数名的形式参与签名。`,
  },
  'absent-text-not-signed': parameter(
    'was sent as the word undefined or null although it was not signed so. Leave it out of the request.',
    '未参与签名（或以空值签名），却以 undefined 或 null 文本发送，请不要发送它。',
  ),
  'absent-value-signed': parameter(
    'was signed as a word for nothing%, but not sent so. Leave out what has no value.',
    '以表示空值的文本%参与了签名，但发送时并非如此，请不要传没有值的参数。',
  ),
  'empty-value-signed-not-sent': parameter(
    'was signed by its bare name, without a value, but not sent.',
    '没有值，只有参数名参与了签名，且没有发送。',
  ),
  'added-after-signing': parameter(
    'was sent but not signed: it was added after signing. Sign what is sent.',
    '已发送但未参与签名：它是在签名之后才加入的，应对实际发送的内容签名。',
  ),
  'only-system-parameters-signed': always(
    "Only the gateway's own parameters were signed. The operation's parameters in the form or the query are signed too.",
    '只有公共参数参与了签名；表单或查询串中的业务参数也应参与签名。',
  ),
  'system-parameters-not-signed': always(
    "Only the operation's parameters were signed. The gateway's own parameters are signed too.",
    '只有业务参数参与了签名；公共参数也应参与签名。',
  ),
  'usual-value-not-sent': parameter(
    'was signed with its usual value% but not sent. Sign exactly what is sent.',
    '以常用取值%参与了签名，但没有发送；签名内容必须与发送内容一致。',
  ),
  'signature-signed': {
    en: ({ scheme, detail }) =>
      `The signature itself was signed: a parameter ${scheme.canonical.signatureName} was there before signing (${detail?.en ?? 'a repeated call?'}). Leave it out.`,
    zh: ({ scheme, detail }) =>
      `签名本身参与了签名：签名之前参数中已存在 ${scheme.canonical.signatureName}（${detail?.zh ?? '可能是重试请求'}），应将其排除。`,
  },
  'file-signed': {
    en: ({ field = '' }) =>
      `File field ${field} took part in the signature. Files are sent but never signed.`,
    zh: ({ field = '' }) => `文件字段 ${field} 参与了签名，文件不参与签名。`,
  },

  // Objects and lists.
  'object-signed-as-words': value(
    "an object or a list, signed as its language's own text for it, e.g. [object Object]",
    '是对象或数组，却以语言默认的文本（如 [object Object]）参与签名',
    ' Make it JSON text once, sign and send that.',
    '应先转成 JSON 文本，再签名并发送同一文本。',
  ),
  'json-rendered-differently': value(
    'JSON text that was printed twice: signed in another style than was sent',
    '是 JSON，签名与发送时的文本写法不同',
    ' Print it once, sign and send that text.',
    '应只序列化一次。',
  ),
  'json-number-rounded': value(
    'JSON text whose long integers were rounded to a double before signing',
    '是 JSON，其中的长整数在签名前丢失了精度',
    ' Print it once, sign and send that text; keep 64-bit ids as text.',
    '应只序列化一次，64 位 ID 请以文本保存。',
  ),
  'number-rounded-when-sent': value(
    'signed with a long integer that was sent rounded to a double (zeros at its end)',
    '签名时长整数完整，发送时却丢失了精度（末尾为 0）',
    ' Print it once, sign and send that text; keep 64-bit ids as text.',
    '应只序列化一次，64 位 ID 请以文本保存。',
  ),
  'list-joined-differently': value(
    'a list that was signed in another form than was sent',
    '是列表，签名与发送时的写法不同',
    ' Turn it into text once.',
    '应只转换一次文本。',
  ),

  // Booleans and numbers.
  'boolean-rendered-differently': value(
    'a boolean signed in another spelling than was sent (true against True or 1)',
    '是布尔值，签名与发送时的写法不同（true 与 True 或 1）',
  ),
  'number-rendered-differently': value(
    'a number signed in another spelling than was sent (1 against 1.0), or rounded',
    '是数字，签名与发送时的写法不同（1 与 1.0），或被取整',
    ' Turn it into text once.',
    '应只转换一次文本。',
  ),

  // URL encoding.
  'plus-or-percent-20': value(
    'signed with + or %20 for a space, or the reverse',
    '签名时空格与 +（或 %20）混用',
    ' Sign the raw text; encode it only to send it, + as %2B.',
    '应对原文签名，发送时再编码（+ 编码为 %2B）。',
  ),
  'url-encoded-values': value(
    'URL-encoded before signing (or decoded once too often on the way)',
    '在签名之前做了 URL 编码（或传输途中多解码了一次）',
    ' Sign the raw text.',
    '应对原文签名。',
  ),
  'decoded-twice': value(
    'URL-decoded once more for the signature: it is encoded twice on the wire, or was decoded before signing',
    '在签名时多做了一次 URL 解码：发送时编码了两次，或签名之前已解码',
  ),

  // Texts.
  'value-trimmed': value(
    'signed without the white space around it that was sent',
    '签名时去掉了首尾空白，发送时却保留',
  ),
  'white-space-lost': value(
    'signed with white space around it that was not sent',
    '签名时首尾带有空白，发送时却没有',
  ),
  'value-with-bom': value(
    'signed with a byte order mark (U+FEFF) that was not sent, or the reverse',
    '签名与发送时的 BOM 字符（U+FEFF）不一致',
  ),
  'value-with-quotes': value(
    'signed with quotes around it that were not sent, or the reverse',
    '签名与发送时的首尾引号不一致',
  ),
  'value-in-other-case': value(
    'signed in another case of letters (post, POST) than was sent',
    '签名与发送时的大小写不同（如 post、POST）',
  ),
  'line-ends-changed': value(
    'signed with other line ends than were sent (\\n against \\r\\n)',
    '签名时与发送时的换行符不同（\\n 与 \\r\\n）',
  ),
  'unicode-normalised': value(
    'signed in another Unicode normal form than was sent (NFC against NFD)',
    '签名时与发送时的 Unicode 规范化形式不同（NFC 与 NFD）',
  ),
  'full-width-characters': value(
    'signed with full-width characters (１２３) where half-width ones were sent, or the reverse',
    '签名时与发送时的全角、半角字符不一致',
  ),
  'html-escaped': value(
    'signed with HTML entities where plain characters were sent (or the reverse)',
    '签名时与发送时的 HTML 转义不一致',
  ),
  'backslash-escaped': value(
    'signed with a backslash before quotes or backslashes that were sent without (or the reverse)',
    '签名时与发送时的反斜杠转义不一致',
  ),
  'read-in-another-charset': value(
    'sent as UTF-8 bytes that the receiver read as Latin-1',
    '以 UTF-8 发送却被按 Latin-1 解读',
    ' Say charset=UTF-8 in the Content-Type.',
    '请在 Content-Type 中注明 charset=UTF-8。',
  ),
  'data-unescaped': value(
    'signed unescaped and URL-encoded (jsonUnescape is on)',
    '在反转义并 URL 编码后参与了签名（开启了 jsonUnescape）',
    ' Switch it off.',
    '应将其关闭。',
  ),

  // Bytes.
  'latin1-bytes': bytes('Latin-1'),
  'gbk-bytes': bytes('GBK'),
  'utf16-bytes': bytes('UTF-16'),
  'line-end-hashed': always(
    'A line end behind the text was hashed with it (echo adds one, use printf or echo -n). Hash the text alone.',
    '计算摘要时文本末尾多了换行（例如 echo 自动追加，应使用 printf 或 echo -n）。',
  ),
  'utf8-twice': always(
    'The text became UTF-8 bytes, was read as Latin-1 and became UTF-8 once more. Hash its UTF-8 bytes.',
    '文本被重复做了一次 UTF-8 编码，应只编码一次。',
  ),
  'cesu8-bytes': always(
    'Characters beyond U+FFFF (emoji) were hashed as two characters of three bytes each (CESU-8). Hash UTF-8 bytes.',
    'U+FFFF 以上的字符（如表情符号）按 CESU-8（两个三字节）编码，应使用 UTF-8。',
  ),
  'surrogates-lost': always(
    'Characters beyond U+FFFF (emoji) were cut in halves and replaced by ? or U+FFFD. Hash the whole text as UTF-8.',
    'U+FFFF 以上的字符（如表情符号）被拆开并替换成了 ? 或 U+FFFD，应对完整文本按 UTF-8 计算。',
  ),

  // Moments that were signed in another form than was sent.
  'time-taken-twice': value(
    'taken from the clock twice: the moment signed is some seconds from the moment sent',
    '取了两次当前时间：签名的时间与发送的时间相差数秒',
    ' Take it once.',
    '应只取一次。',
  ),
  'time-in-another-zone': value(
    'signed in another time zone than was sent',
    '签名与发送时使用了不同的时区',
    ' Both must be GMT+8.',
    '两者都应为 GMT+8。',
  ),
  'time-on-12-hour-clock': value(
    'written with 24 hours once and with 12 hours once (hh in place of HH)',
    '签名与发送时一处用了 24 小时制，一处用了 12 小时制（hh 应为 HH）',
    ' Write it once, with HH.',
    '应只生成一次，并使用 HH。',
  ),
  'time-rendered-differently': value(
    'a moment signed in another form than was sent',
    '是时间，签名与发送时的格式不同',
    ' Turn it into text once.',
    '应只转换一次文本。',
  ),

  // The clock behind a right signature.
  'timestamp-unreadable': {
    en: ({ scheme, detail }) =>
      `The signature is right, but ${scheme.timestamp.field} is missing or not ${scheme.timestamp.form}${inBrackets(detail?.en)}.`,
    zh: ({ scheme, detail }) =>
      `签名正确，但 ${scheme.timestamp.field} 缺失或格式不是 ${scheme.timestamp.form}${inBracketsZh(detail?.zh)}。`,
  },
  'timestamp-in-another-zone': {
    en: ({ field = '', detail }) =>
      `The signature is right, but ${field} is ${detail?.en ?? ''} h off: it was not made in GMT+8.`,
    zh: ({ field = '', detail }) =>
      `签名正确，但 ${field} 相差 ${detail?.zh ?? ''} 小时：没有使用 GMT+8 时区。`,
  },
  'timestamp-on-12-hour-clock': {
    en: ({ field = '', detail }) =>
      `The signature is right, but ${field} is ${detail?.en ?? ''} h off: its hour was written with 12 hours (hh in place of HH).`,
    zh: ({ field = '', detail }) =>
      `签名正确，但 ${field} 相差 ${detail?.zh ?? ''} 小时：小时用了 12 小时制（hh 应为 HH）。`,
  },
  'clock-wrong': {
    en: ({ field = '', detail }) =>
      `The signature is right, but ${field} is ${detail?.en ?? ''} s off: set the clock (NTP), and sign each attempt afresh.`,
    zh: ({ field = '', detail }) =>
      `签名正确，但 ${field} 相差 ${detail?.zh ?? ''} 秒：请校准时钟（NTP），并在每次重试时重新签名。`,
  },

  // Names.
  'name-rendered-differently': parameter(
    'was signed under another spelling of its name (camelCase against snake_case, or its case).',
    '签名时的参数名写法不同（驼峰、下划线或大小写）。',
  ),
  'name-url-encoded': parameter(
    'was signed with its name URL-encoded, or sent so. Sign the raw name.',
    '签名与发送时的参数名一处做了 URL 编码，应对原始参数名签名。',
  ),
  'name-with-white-space': parameter(
    'was signed with white space around its name that was not sent, or the reverse.',
    '签名与发送时的参数名首尾空白不一致。',
  ),
  'name-with-bom': parameter(
    'was signed with a byte order mark (U+FEFF) in its name that was not sent, or the reverse.',
    '签名与发送时的参数名中的 BOM 字符（U+FEFF）不一致。',
  ),
} satisfies Readonly<Record<string, Sentence>>

/** A difference, for programs: one vocabulary for every gateway. */
export type DifferenceName = keyof typeof sentences

/** Every name that an explanation can give to a difference. */
export const differenceNames = Object.keys(sentences) as ReadonlyArray<DifferenceName>

/** Both sentences about a difference. */
export const sentencesOf = (
  name: DifferenceName,
  words: Words,
): { readonly en: string; readonly zh: string } => {
  const { en, zh }: Sentence = sentences[name]
  return { en: en(words), zh: zh(words) }
}
