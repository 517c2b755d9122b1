import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { installedPackages } from '../operations/installedPackages'
import { UsageError } from '../UsageError'

export interface PageFile {
  readonly type: string
  readonly body: Buffer
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html;charset=utf-8',
  '.js': 'text/javascript;charset=utf-8',
  '.css': 'text/css;charset=utf-8',
}

/** The files of `@paifang/explorer` by their path. They are few and read once: no request names a path of this machine. */
export const pageFiles = (): ReadonlyMap<string, PageFile> => {
  const found = installedPackages({ cwd: __dirname, gateways: [] }).find(
    ({ name }) => name === '@paifang/explorer',
  )
  try {
    const folder = join(found?.folder ?? '', 'dist', 'page')
    const files = readdirSync(folder).flatMap((name): ReadonlyArray<readonly [string, PageFile]> => {
      const type = types[extname(name)]
      return type === undefined ? [] : [[`/${name}`, { type, body: readFileSync(join(folder, name)) }]]
    })
    const all = new Map(files)
    const index = all.get('/index.html')
    return index === undefined ? all : all.set('/', index)
  } catch {
    throw new UsageError({
      en: 'the console page is not there: install @paifang/explorer; in the repository, npm run build',
      zh: '缺少控制台页面：请安装 @paifang/explorer；在源码仓库中请执行 npm run build',
    })
  }
}
