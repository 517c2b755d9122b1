import { satisfies } from 'semver'
import { doubt, fine, type Finding } from './Finding'

export interface Installed {
  readonly name: string
  readonly version: string
  /** What each asks of the others: name → range. */
  readonly asks: Readonly<Record<string, string>>
}

const fitting = (count: number): Finding =>
  count === 0
    ? fine('packages', 'none is installed here', '此处没有安装任何包')
    : count === 1
      ? fine('packages', '1 package, nothing to compare it with', '1 个包，无需比对')
      : fine('packages', `${count} packages fit together`, `${count} 个包版本匹配`)

/** Versions that do not fit together, such as a domain newer than the contract beside it. */
export const checkPackages = (installed: ReadonlyArray<Installed>): ReadonlyArray<Finding> => {
  const versions = new Map(installed.map(({ name, version }) => [name, version]))
  const misfits = installed.flatMap(({ name, asks }) =>
    Object.entries(asks).flatMap(([other, range]) => {
      const version = versions.get(other)
      return version === undefined || satisfies(version, range) ? [] : [{ name, other, range, version }]
    }),
  )
  if (misfits.length === 0) return [fitting(installed.length)]
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
