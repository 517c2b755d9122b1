// A page for each operation of the shipped domains, of its specification: a call to run, what goes in, what comes back,
// and what to do when it fails.
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exampleCall, operationNames, readDomain } from '../../codegen/dist/cjs/index.js'
import { opretailCodes } from '../../gateway-opretail/dist/cjs/index.js'
import { topErrors } from '../../gateway-top/dist/cjs/index.js'
import { code, domains, languages, plain, root, site, subjectOf, table, wordsOf, write } from './place.mjs'

const words = {
  en: {
    title: 'Called after its method; the document’s title is',
    call: 'Call',
    input: 'Input',
    output: 'Output',
    errors: 'When it fails',
    field: 'Field',
    type: 'Type',
    required: 'Required',
    meaning: 'Meaning (from the document)',
    yes: 'yes',
    unknown: 'No document says what it holds: any object is sent and given back as it is.',
    none: 'It takes no fields.',
    nothing: 'The document names no field.',
    list: 'The answer is a list of:',
    facts: {
      method: 'Method',
      package: 'Package',
      session: 'Session',
      repeat: 'Repeated after a lost answer',
      masked: 'Masked in errors and logs',
      pages: 'Pages',
      bulk: 'Takes many rows',
    },
    session: {
      none: 'none',
      optional: 'sent where there is one',
      required: 'required: without one the call ends in an InputError',
      unknown: 'the document does not say; sent where there is one',
    },
    repeat: (idempotent) =>
      typeof idempotent === 'object'
        ? `yes, with the same ${code(idempotent.key.join('.'))}`
        : idempotent
          ? 'yes, it is a read or says that a repeat is harmless'
          : 'never: its outcome would be unknown',
    run: 'Runs as it stands, for instance against the [emulator](../../guide/first-call). The values are the example of the document.',
    invented: 'The document has no example: the values only have the right shape.',
    pages: 'see [Pages](../../guide/pages)',
    bulk: 'see [Many rows](../../guide/bulk)',
    head: ['What came back', 'What to do'],
    inputError: 'a field is missing or wrong; nothing was sent. `issues` names the place.',
    business: (code) =>
      `the answer itself says “failed”${code}: handle \`code\` or \`rawCode\`; it is repeated only where \`retryable\` and the operation may be.`,
    listed: 'The document lists:',
    more: 'All codes: [error codes](../../reference/error-codes). What each kind means: [what can go wrong](../../guide/errors).',
    index: 'Operations',
    indexText:
      'Every operation of the shipped domains. What is not here takes one command: [add a domain](../guide/add-a-domain).',
    headIndex: ['Operation', 'Method', 'Title'],
  },
  zh: {
    call: '调用',
    input: '入参',
    output: '出参',
    errors: '失败时怎么办',
    field: '字段',
    type: '类型',
    required: '必填',
    meaning: '含义（摘自官方文档）',
    yes: '是',
    unknown: '没有文档说明其内容：任意对象原样发送、原样返回。',
    none: '没有入参。',
    nothing: '文档没有列出字段。',
    list: '返回值是列表，每一项为：',
    facts: {
      method: '接口名',
      package: '包',
      session: '授权（session）',
      repeat: '应答丢失后是否自动重发',
      masked: '错误与日志中打码',
      pages: '分页',
      bulk: '批量',
    },
    session: {
      none: '不需要',
      optional: '有则发送',
      required: '必须：没有时以 InputError 结束，不发送任何内容',
      unknown: '文档未说明；有则发送',
    },
    repeat: (idempotent) =>
      typeof idempotent === 'object'
        ? `会，${code(idempotent.key.join('.'))} 不变即为同一笔业务`
        : idempotent
          ? '会：只读，或文档说明重复无害'
          : '绝不：结果会变成未知',
    run: '可直接运行，例如对着[仿真器](../../guide/first-call)。取值是文档自带的示例。',
    invented: '文档没有示例：取值只保证类型正确。',
    pages: '见[翻页](../../guide/pages)',
    bulk: '见[批量写入](../../guide/bulk)',
    head: ['得到的结果', '怎么办'],
    inputError: '字段缺失或不合法，没有发送任何内容；`issues` 指出位置。',
    business: (code) =>
      `应答本身说“失败”${code}：按 \`code\` 或 \`rawCode\` 处理；只有 \`retryable\` 且该接口可重发时才会自动重发。`,
    listed: '文档列出的错误码：',
    more: '全部错误码见[错误码](../../reference/error-codes)，各类错误的含义见[六种失败](../../guide/errors)。',
    index: '接口',
    indexText: '随 SDK 提供的全部接口。这里没有的，一条命令即可生成：[新增领域包](../guide/add-a-domain)。',
    headIndex: ['TypeScript 名', '接口名', '标题'],
  },
}

const typeOf = (shape) => {
  switch (shape.kind) {
    case 'list':
      return `${typeOf(shape.of)}[]`
    case 'commaList':
      return `${typeOf(shape.of)}, …`
    case 'json':
      return `JSON ${typeOf(shape.of)}`
    case 'oneOf':
      return shape.values.map((value) => `'${value}'`).join(' / ')
    default:
      return shape.kind
  }
}
const inside = (shape) => (shape.kind === 'struct' ? shape.fields : 'of' in shape ? inside(shape.of) : [])

const rowsOf = (fields, language, before = '') =>
  fields.flatMap((field) => {
    const path = `${before}${field.name}`
    const { maxLength, minValue, maxValue, maxListSize } = field.limits ?? {}
    const limits = [
      maxLength && `≤ ${maxLength} chars`,
      minValue !== undefined && `≥ ${minValue}`,
      maxValue !== undefined && `≤ ${maxValue}`,
      maxListSize && `≤ ${maxListSize} items`,
    ].filter(Boolean)
    return [
      [
        code(path),
        [code(typeOf(field.shape)), ...limits].join('; '),
        field.required ? words[language].yes : '',
        [plain(field.description ?? ''), field.example ? code(field.example) : ''].filter(Boolean).join(' '),
      ],
      ...rowsOf(inside(field.shape), language, `${path}${field.shape.kind === 'list' ? '[]' : ''}.`),
    ]
  })

const fieldsText = (fields, language, empty) => {
  const { field, type, required, meaning, unknown } = words[language]
  if (fields === 'unknown') return unknown
  if (fields.length === 0) return words[language][empty]
  return table([field, type, required, meaning], rowsOf(fields, language))
}

/** The refusals of a gateway that one meets with any of its operations. */
const usual = {
  top: (spec, language) =>
    ['40', '41', ...(spec.session === 'none' ? [] : ['26', '27']), '7', '11', '15']
      .map((wanted) => topErrors.find(({ code }) => code === wanted))
      .map(({ code: number, name, advice }) => [
        `<code>GatewayError</code> ${number} ${name}`,
        plain(advice[language]),
      ]),
  opretail: (spec, language) =>
    ['7', '9', '16', ...(spec.session === 'none' ? [] : ['9990001']), '-500']
      .map((wanted) => opretailCodes[wanted])
      .filter(Boolean)
      .map(({ code: number, name, advice }) => [
        `<code>GatewayError</code> ${number} ${name}`,
        plain(advice[language]),
      ]),
}

const errorsText = (spec, language) => {
  const { head, inputError, business, listed, more } = words[language]
  const at = spec.outcome?.success?.path ?? spec.outcome?.code?.path
  const rows = [
    ['<code>InputError</code>', inputError],
    ...(at === undefined ? [] : [['<code>BusinessError</code>', business(` (${code(at.join('.'))})`)]]),
    ...(usual[spec.gateway]?.(spec, language) ?? []),
  ]
  const own = spec.errors.map(({ code: number, message = '', solution = '' }) => [
    code(number),
    [plain(message), plain(solution)].filter(Boolean).join(' → '),
  ])
  return [table(head, rows), ...(own.length === 0 ? [] : [listed, table(head, own)]), more].join('\n\n')
}

/** Documents have titles in Chinese only: an English page is called after the operation, and says so. */
const titleOf = ({ spec, operation }, language) =>
  language === 'en' ? wordsOf(operation) : (spec.title ?? operation)

const aboutOf = ({ title, description }, language) =>
  [
    language === 'en' && title !== undefined ? `${words.en.title} “${plain(title)}”.` : undefined,
    description === undefined || description === title ? undefined : plain(description),
  ]
    .filter((text) => text !== undefined)
    .map((text) => `${text}\n`)
    .join('\n')

const pageOf = ({ spec, operation, from }, language) => {
  const w = words[language]
  const { facts } = w
  const program = exampleCall({ spec, operation, from })
  const rows = [
    [facts.package, code(from)],
    [facts.session, w.session[spec.session]],
    [facts.repeat, w.repeat(spec.idempotent)],
    ...(spec.sensitive.length === 0
      ? []
      : [[facts.masked, spec.sensitive.map((path) => code(path.join('.'))).join(', ')]]),
    ...(spec.paging === undefined ? [] : [[facts.pages, w.pages]]),
    ...(spec.bulk === undefined ? [] : [[facts.bulk, w.bulk]]),
  ]
  return `---
outline: [2, 2]
---

# ${plain(titleOf({ spec, operation }, language))}

${aboutOf(spec, language)}
${table([facts.method, code(spec.method)], rows)}

## ${w.call}

${program.includes('// The document has no example') ? w.invented : w.run}

\`\`\`sh
npm install ${from} @paifang/gateway-${spec.gateway} @paifang/result fp-ts io-ts
\`\`\`

\`\`\`ts
${program}
\`\`\`

## ${w.input}

${fieldsText(spec.input, language, 'none')}

## ${w.output}

${spec.outputIs === 'list' ? `${w.list}\n\n` : ''}${fieldsText(spec.output, language, 'nothing')}

## ${w.errors}

${errorsText(spec, language)}
`
}

/** The operations of the shipped domains: `{ spec, operation, from, domain }`. */
export const operations = () =>
  domains.flatMap((domain) => {
    const read = readDomain(join(root, 'packages', domain))
    if (read._tag === 'Left') throw new Error(`${domain}: its specifications cannot be read`)
    const names = operationNames(read.right.specs)
    return read.right.specs.map((spec) => ({
      spec,
      operation: names.get(spec.version === undefined ? spec.method : `${spec.method} ${spec.version}`),
      from: `@paifang/${domain}`,
      domain,
    }))
  })

/** What the side bar shows: each domain with its operations. */
const operationTree = () =>
  domains.map((domain) => ({
    domain,
    subjects: languages.map((language) => subjectOf(domain, language).replace(/(: operations of|：).*$/, '')),
    operations: operations()
      .filter((one) => one.domain === domain)
      .map(({ operation, spec }) => ({ operation, title: spec.title ?? operation })),
  }))

export const writeOperations = () => {
  let count = 0
  writeFileSync(join(site, '.vitepress', 'operations.json'), JSON.stringify(operationTree()))
  for (const language of languages) {
    rmSync(join(site, language === 'zh' ? 'zh' : '', 'operations'), { recursive: true, force: true })
    for (const one of operations()) {
      write(language, `operations/${one.domain}/${one.operation}.md`, pageOf(one, language))
      count += 1
    }
    const w = words[language]
    const sections = domains.map((domain) => {
      const rows = operations()
        .filter((one) => one.domain === domain)
        .map(({ operation, spec }) => [
          `[${plain(operation)}](./${domain}/${operation})`,
          code(spec.method),
          plain(titleOf({ spec, operation }, language)),
        ])
      return `## ${domain}\n\n${plain(subjectOf(domain, language))}\n\n${table(w.headIndex, rows)}`
    })
    write(language, 'operations/index.md', `# ${w.index}\n\n${w.indexText}\n\n${sections.join('\n\n')}\n`)
    count += 1
  }
  return count
}
