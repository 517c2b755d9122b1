import { satisfies } from 'semver'
import { doubt, fine, type Finding } from './Finding'

export interface Installed {
  readonly name: string
  readonly version: string
  /** What each asks of the others: name → range. */
  readonly asks: Readonly<Record<string, string>>
}

/** Versions that do not fit together, such as a domain newer than the contract beside it. */
export const checkPackages = (installed: ReadonlyArray<Installed>): ReadonlyArray<Finding> => {
  const versions = new Map(installed.map(({ name, version }) => [name, version]))
  const misfits = installed.flatMap(({ name, asks }) =>
    Object.entries(asks).flatMap(([other, range]) => {
      const version = versions.get(other)
      return version === undefined || satisfies(version, range) ? [] : [{ name, other, range, version }]
    }),
  )
  if (misfits.length === 0)
    return [fine('packages', `${installed.length} packages fit together`, `${installed.length} 个包版本匹配`)]
  return misfits.map(({ name, other, range, version }) =>
    doubt(
      'packages',
      {
        en: `${name} asks for ${other} ${range}, found ${version}`,
        zh: `${name} 需要 ${other} ${range}，实际为 ${version}`,
      },
      { en: `npm install ${name}@latest ${other}@latest`, zh: `npm install ${name}@latest ${other}@latest` },
    ),
  )
}
