import { isErr } from '@paifang/result'
import { emitPackage } from '../emit/emitPackage'
import { check } from '../files/check'
import { foreignFiles, hasManifest, noteFiles } from '../files/ownership'
import { readDomain } from '../files/readDomain'
import { write } from '../files/write'
import { report } from '../report/report'
import { describeProblemIn, problem, type Problem } from '../spec/Problem'
import type { Spec } from '../spec/Spec'
import { duplicates } from '../validate/duplicates'
import type { GatewayDocuments } from './GatewayDocuments'
import { identityOf } from './identityOf'
import { shippedGateways } from './shippedGateways'

export interface GenerateRequest {
  /** Package folders, each with a `spec` folder inside. */
  readonly folders: ReadonlyArray<string>
  /** Only compare; `ok` is then false where anything differs. Default false. */
  readonly check?: boolean
  /** Also list what was inferred and what was corrected by hand. Default false. */
  readonly report?: boolean
  /** Overwrite generated files that were changed by hand since. Default false. */
  readonly force?: boolean
  /** The language of what is said of files and services; of documents it is English. Default `en`. */
  readonly lang?: 'en' | 'zh'
  /** The command named where `check` finds a difference. */
  readonly command?: string
  /** The gateways whose operations are generated; default TOP and opretail. */
  readonly gateways?: ReadonlyArray<GatewayDocuments>
}

export interface GenerateOutcome {
  readonly ok: boolean
  /** What was done, found or wrong, a line each. */
  readonly lines: ReadonlyArray<string>
}

/** Specs of gateways that nobody named. */
const strangers = (
  specs: ReadonlyArray<Spec>,
  gateways: ReadonlyArray<GatewayDocuments>,
): ReadonlyArray<Problem> => {
  const names = gateways.map(({ name }) => name)
  return specs
    .filter(({ gateway }) => !names.includes(gateway))
    .map(({ method, gateway }) =>
      problem([method, 'gateway'], `expected one of ${names.join(', ')}, not ${JSON.stringify(gateway)}`),
    )
}

const runOne = (folder: string, request: GenerateRequest): GenerateOutcome => {
  const { check: only = false, report: listed = false, gateways = shippedGateways, lang = 'en' } = request
  const said = describeProblemIn(lang)
  const domain = readDomain(folder)
  const problems = isErr(domain)
    ? domain.left
    : [...duplicates(domain.right.specs), ...strangers(domain.right.specs, gateways)]
  if (isErr(domain) || problems.length > 0)
    return {
      ok: false,
      lines: problems.map((one) => (one.at[0] === folder ? said(one) : `${folder}: ${said(one)}`)),
    }
  const { specs, overrides } = domain.right
  const files = emitPackage(domain.right, identityOf(folder, specs, gateways), gateways)
  const foreign = only ? [] : foreignFiles(files, folder, request)
  if (foreign.length > 0) return { ok: false, lines: foreign.map(said) }
  const differences = only ? check(files, folder) : write(files, folder)
  if (!only && hasManifest(folder)) noteFiles(files, folder)
  const words = kinds[lang]
  return {
    ok: !only || differences.length === 0,
    lines: [
      ...differences.map(
        ({ path, kind }) =>
          `${folder}/${path}${lang === 'zh' ? '：' : ': '}${words[only ? 'found' : 'done'][kind]}`,
      ),
      ...(listed ? report(specs, overrides) : []),
    ],
  }
}

/** What was found of a file, and what was done about it. */
const kinds = {
  en: {
    found: { missing: 'missing', changed: 'changed', 'left over': 'left over' },
    done: { missing: 'written', changed: 'written', 'left over': 'removed' },
  },
  zh: {
    found: { missing: '缺失', changed: '有变化', 'left over': '多余' },
    done: { missing: '已写入', changed: '已写入', 'left over': '已删除' },
  },
} as const

/** Generates (or checks) domain packages from their spec folders and says what it did. */
export const runGenerate = (request: GenerateRequest): GenerateOutcome => {
  const outcomes = request.folders.map((folder) => runOne(folder, request))
  const ok = outcomes.every((outcome) => outcome.ok)
  const advice =
    !ok && request.check === true
      ? [
          request.lang === 'zh'
            ? `如需更新，请运行：${request.command ?? 'paifang generate'}`
            : `To bring them up to date, run: ${request.command ?? 'paifang generate'}`,
        ]
      : []
  return { ok, lines: [...outcomes.flatMap(({ lines }) => lines), ...advice] }
}
