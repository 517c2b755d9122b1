import type { Domain } from '../files/readDomain'
import type { GatewayDocuments } from '../generate/GatewayDocuments'
import { shippedGateways } from '../generate/shippedGateways'
import { emit, type Files } from './emit'
import { packageJson, standaloneTsconfig, type PackageIdentity } from './packageJson'
import { readme } from './readme'

/** A whole domain package: sources, a README in two languages and package.json; with a build of its own where it stands alone. */
export const emitPackage = (
  { specs, overrides }: Domain,
  identity: PackageIdentity,
  gateways: ReadonlyArray<GatewayDocuments> = shippedGateways,
): Files =>
  new Map([
    ...emit(specs),
    ['README.md', readme({ identity, specs, overrides, gateways })],
    ['README.zh.md', readme({ identity, specs, overrides, gateways }, 'zh')],
    ['package.json', packageJson(identity)],
    ...(identity.standalone === true ? [['tsconfig.json', standaloneTsconfig] as const] : []),
  ])
