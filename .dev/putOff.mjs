// Modules that a call which goes well never runs: in dist/cjs each is a file of its own, and what imports it has functions
// instead that load the file when one of them is first called. Sources, types and dist/esm know nothing of it.
import { readFileSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'

/** By package, paths from `src`. They may export functions, and types, and nothing else; a test holds that. */
export const putOff = {
  gateway: [
    'body/xmlText',
    'credentials/renewShared',
    'redis/durabilityIssues',
    'secrets/scrub',
    'secrets/scrubError',
  ],
  'gateway-opretail': ['inbound/opretailInbound', 'login/loginProvider'],
  'gateway-top': [
    'envelope/parseXml',
    'httpdns/HttpDnsConfig',
    'httpdns/httpDnsAddress',
    'httpdns/httpDnsTransport',
    'inbound/topInbound',
    'oauth/topExchangeCode',
    'oauth/topRefreshToken',
    'request/multipart',
  ],
  result: ['describe/describe', 'describe/describeIssue'],
  'signer-opretail': ['explain', 'inbound/verifyInbound'],
  'signer-top': ['callback/verifyCallback', 'explain', 'inbound/verifyInbound'],
  signing: ['explain/createExplainer', 'explain/rules/rendering'],
  transport: ['connect/openTunnel', 'response/decode'],
}

/** What a module may not hold that is put off with others and stands in the index as well: there are two of it then. */
const state =
  /^(?:export )?(?:let |class |const .*(?:new (?:Weak)?(?:Map|Set)(?:<.*>)?\(\)|Symbol\(|Object\.freeze\(\{\}\)))/m

const moduleOf = (folder, file) => relative(folder, file).replaceAll('\\', '/').replace(/\.ts$/, '')

/** @param exportsOf the names that a module exports, by its path from `src` */
export const putOffPlugin = (name, folder, exportsOf) => ({
  name: 'put-off',
  setup: ({ onResolve, onLoad }) => {
    const later = new Set(putOff[name])
    onResolve({ filter: /^\./ }, ({ path, resolveDir, kind, namespace }) => {
      if (namespace === 'later') return { path, external: true }
      const file = resolve(resolveDir, path)
      return kind !== 'entry-point' && later.has(moduleOf(folder, file))
        ? { path: file, namespace: 'later', sideEffects: false }
        : undefined
    })
    onLoad({ filter: /./, namespace: 'later' }, ({ path }) => ({
      contents: [
        `let loaded`,
        `const load = () => (loaded ??= require("./${basename(path)}.js"))`,
        ...exportsOf(moduleOf(folder, path)).map(
          (one) => `export const ${one} = (...given) => load().${one}(...given)`,
        ),
      ].join('\n'),
      resolveDir: folder,
    }))
  },
})

/** Throws where `file` would bring a second one of something that there may be only one of: of `entry`, which loads it. */
export const refuseTwofoldState = (folder, entry, file, module) => {
  if (!(`later:${join(folder, 'src', module)}` in entry.inputs)) return
  for (const input of Object.keys(file.inputs))
    if (
      input in entry.inputs &&
      !input.includes(':') &&
      state.test(readFileSync(join(folder, input), 'utf8'))
    )
      throw new Error(`${input} holds state; ${module} is put off and would have its own`)
}
