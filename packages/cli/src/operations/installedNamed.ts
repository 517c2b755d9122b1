import { nearest } from '@paifang/gateway/author'
import { UsageError } from '../UsageError'
import type { InstalledOperation } from './installedOperations'

/** The installed operation of a method. @throws UsageError where there is none: which it may have been */
export const installedNamed = (
  method: string,
  installed: ReadonlyArray<InstalledOperation>,
): InstalledOperation => {
  const found = installed.find(({ operation }) => operation.method === method)
  if (found !== undefined) return found
  const near = nearest(
    method,
    installed.map(({ operation }) => operation.method),
  )
  throw new UsageError({
    en: `no installed package has "${method}"; ${near === undefined ? '' : `did you mean ${near}? `}"paifang list" shows what there is`,
    zh: `已安装的包中没有 "${method}"${near === undefined ? '，' : `；是否想用 ${near}？`}可用 "paifang list" 查看`,
  })
}
