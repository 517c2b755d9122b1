import type { Flags } from '../Command'
import type { Context } from '../Context'
import { gatewayOf, usualGateway } from '../gateways/gatewayNamed'
import { installedNamed } from '../operations/installedNamed'
import { installedOperations, type InstalledOperation } from '../operations/installedOperations'
import { UsageError } from '../UsageError'

const textsOf = (flag: unknown): ReadonlyArray<string> => (Array.isArray(flag) ? (flag as string[]) : [])

/** How well an operation is called first: nobody's consent is needed, nothing is changed, its document has an example. */
const fitness = ({ operation: { session, idempotent, example, method } }: InstalledOperation): number =>
  (session === 'none' ? 10_000 : 0) +
  (idempotent === true ? 2_000 : 0) +
  (example?.input === undefined ? 0 : 1_000) -
  method.length

const usual = (gateway: string, installed: ReadonlyArray<InstalledOperation>): InstalledOperation => {
  const own = installed.filter(({ operation }) => operation.gateway === gateway)
  const [best] = [...own].sort((a, b) => fitness(b) - fitness(a))
  if (best !== undefined) return best
  throw new UsageError({
    en: `no installed package has an operation of ${gateway}: generate one ("paifang generate --help") and name it with --package`,
    zh: `没有安装包含 ${gateway} 接口的包：请先生成（见 "paifang generate --help"），再用 --package 指定`,
  })
}

/**
 * The operations that a project begins with: those that `--operation` names, and of each gateway that `--gateway` names besides,
 * the one that is called most easily; of the usual gateway where nothing is named.
 */
export const chosenOperations = (flags: Flags, context: Context): ReadonlyArray<InstalledOperation> => {
  const installed = installedOperations(context, flags)
  const asked = textsOf(flags['operation']).map((method) => installedNamed(method, installed))
  const gateways = textsOf(flags['gateway']).map((name) => gatewayOf(name, context).name)
  const wanted =
    gateways.length === 0 && asked.length === 0 ? [usualGateway(context).name] : [...new Set(gateways)]
  const others = wanted
    .filter((name) => asked.every(({ operation }) => operation.gateway !== name))
    .map((name) => usual(name, installed))
  return [...new Map([...asked, ...others].map((one) => [one.name, one])).values()]
}
