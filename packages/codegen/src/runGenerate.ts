import { isLeft } from 'fp-ts/Either'
import { emit } from './emit/emit'
import { readDomain } from './files/readDomain'
import { check, write } from './files/write'
import { describeProblem } from './spec/Problem'

export interface GenerateRequest {
  /** Package folders, each with a `spec` folder inside. */
  readonly folders: ReadonlyArray<string>
  /** Only compare. */
  readonly check?: boolean
  /** List what was inferred. */
  readonly report?: boolean
}

export interface GenerateOutcome {
  readonly ok: boolean
  readonly lines: ReadonlyArray<string>
}

/** Generates (or checks) domain packages from their spec folders and says what it did, one line each. */
export const runGenerate = ({ folders, check: only = false }: GenerateRequest): GenerateOutcome => {
  const lines: string[] = []
  let ok = true
  for (const folder of folders) {
    const specs = readDomain(folder)
    if (isLeft(specs)) {
      ok = false
      lines.push(...specs.left.map((one) => `${folder}: ${describeProblem(one)}`))
      continue
    }
    const differences = only ? check(emit(specs.right), folder) : write(emit(specs.right), folder)
    if (only && differences.length > 0) ok = false
    lines.push(...differences.map(({ path, kind }) => `${folder}/${path}: ${kind}`))
  }
  if (only && !ok) lines.push('Run: npm run generate')
  return { ok, lines }
}
