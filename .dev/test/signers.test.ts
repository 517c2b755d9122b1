import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const packages = join(__dirname, '..', '..', 'packages')
const signers = readdirSync(packages).filter((name) => name.startsWith('signer-'))

const sourcesOf = (name: string): ReadonlyArray<readonly [file: string, text: string]> => {
  const src = join(packages, name, 'src')
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [
      file,
      readFileSync(join(src, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, ''),
    ])
}

/** What a source imports or re-exports, and from where. */
const importsOf = (text: string): ReadonlyArray<readonly [from: string, names: ReadonlyArray<string>]> =>
  [...text.matchAll(/^(?:import|export)\s+(?:type\s+)?(?:\*|\{([^}]*)\})[^'\n]*from '([^']+)'/gm)].map(
    ([, names = '', from = '']) => [
      from,
      names
        .split(',')
        .map(
          (name) =>
            name
              .trim()
              .replace(/^type /, '')
              .split(' ')[0] ?? '',
        )
        .filter((name) => name !== ''),
    ],
  )

/** What `signing` does for every signer: nothing of it is written again, and nothing of it is reached by another way. */
const sharedNames: ReadonlyArray<string> = [
  // searches, and words what was found
  ...['search', 'createExplainer', 'explanationOf', 'sentences', 'maskedText', 'maskJson', 'readSignature'],
  // keeps replays, and judges clocks
  ...['memoryReplayStore', 'recordOnce', 'inboundVerifiers', 'inWindow', 'refuseTolerance', 'nowOf'],
  // reads secrets
  ...['checkSecret', 'secretWarnings', 'safeEqual'],
  // writes values, joins and hashes
  ...[
    'jsonText',
    'paramText',
    'isBlank',
    'stringToSign',
    'createPlan',
    'signerOf',
    'hmacKey',
    'hmacHex',
    'hashHex',
  ],
  ...['formatDateTime', 'parseDateTime', 'encodeGbk'],
]

/** What stands in the way: own search loops, clocks, JSON, environments, timers, stores. */
const forbidden: ReadonlyArray<readonly [what: string, RegExp]> = [
  ['writes or reads JSON', /\bJSON\./],
  ['searches', /\bfunction\s*\*|\byield\b|\bbudget\b\s*[-=<>]/],
  ['keeps replays', /\bnew (?:Map|Set)<string, number>/],
  ['reads a secret', /\bprocess\b|node:fs|secret\.(?:trim|length|replace|slice|charCodeAt)/],
  ['compares in its own way', /timingSafeEqual/],
  ['reads a clock or a zone', /\bDate\.now|new Date\(|getTimezoneOffset|\bIntl\b/],
  ['waits', /setTimeout|setInterval|\bawait\b/],
]

describe.each(signers)('%s', (name) => {
  const sources = sourcesOf(name)

  it('has sources', () => {
    expect(sources.length).toBeGreaterThan(0)
  })

  it('imports its own files, node:crypto, signing and wire only, by their front doors', () => {
    const foreign = sources
      .flatMap(([, text]) => importsOf(text).map(([from]) => from))
      .filter((from) => !from.startsWith('.'))
    expect(
      [...new Set(foreign)].filter(
        (from) => !['node:crypto', '@paifang/signing', '@paifang/wire'].includes(from),
      ),
    ).toEqual([])
  })

  it('takes from signing and wire what they have, and declares none of it again', () => {
    const declared = sources.flatMap(([file, text]) =>
      [...text.matchAll(/^(?:export )?(?:const|function|class) (\w+)/gm)].map(
        ([, own = '']) => `${own} in ${file}`,
      ),
    )
    expect(declared.filter((own) => sharedNames.includes(own.split(' ')[0] as string))).toEqual([])
    const local = sources.flatMap(([, text]) =>
      importsOf(text)
        .filter(([from]) => from.startsWith('.'))
        .flatMap(([, names]) => names),
    )
    expect(local.filter((imported) => sharedNames.includes(imported))).toEqual([])
  })

  it.each(forbidden)('holds no file that %s', (_what, pattern) => {
    expect(sources.filter(([, text]) => pattern.test(text)).map(([file]) => file)).toEqual([])
  })
})
