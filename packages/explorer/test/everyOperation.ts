import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { contextOf, shippedGateways } from '../../cli/src'
import { installedOperations, type InstalledOperation } from '../../cli/src/operations/installedOperations'

/** The operations of every domain of this repository, from their sources. */
export const everyOperation = (): ReadonlyArray<InstalledOperation> =>
  installedOperations(
    contextOf([], {
      gateways: shippedGateways,
      cwd: join(__dirname, '..', '..', '..'),
      load: (folder) => {
        const sources = join(folder, 'src', 'index.ts')
        // eslint-disable-next-line @typescript-eslint/no-require-imports -- which package is known only when it runs
        return require(existsSync(sources) ? sources : folder) as unknown
      },
      terminal: false,
      env: {},
      print: () => undefined,
      notice: () => undefined,
      readStdin: () => Promise.resolve(''),
      signal: new AbortController().signal,
    }),
    {},
  )
