import { lstatSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import type { Run } from '../Command'
import type { Context } from '../Context'
import { gatewayOf } from '../gateways/gatewayNamed'
import type { InstalledOperation } from '../operations/installedOperations'
import { UsageError } from '../UsageError'
import { chosenOperations } from './chosenOperations'
import { dependenciesOf } from './dependenciesOf'
import { projectFiles, type ProjectCall } from './projectFiles'

const callOf = (installed: InstalledOperation, context: Context): ProjectCall => {
  const { gateway } = installed.operation
  const { client } = gatewayOf(gateway, context).documents()
  if (!client.from.startsWith('.')) return { ...installed, client }
  throw new UsageError({
    en: `${gateway}: its client is in no package that a project could depend on`,
    zh: `${gateway}：其客户端不在任何可依赖的包中`,
  })
}

/** A name as npm takes it. */
const nameOf = (folder: string): string =>
  basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+|-+$/g, '') || 'paifang-project'

/** A link that leads nowhere counts. */
const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined

/** Of files that are there already, none is written: not those, and not the others. */
const refuseExisting = (folder: string, paths: ReadonlyArray<string>): void => {
  const there = paths.filter((path) => isThere(join(folder, path)))
  if (there.length > 0)
    throw new UsageError({
      en: `nothing was written: ${folder} has ${there.join(', ')} already. Name another folder`,
      zh: `未写入任何文件：${folder} 中已有 ${there.join('、')}。请指定其他目录`,
    })
}

const nextLines = (
  folder: string,
  calls: ReadonlyArray<ProjectCall>,
  { cwd, gateways, lang }: Context,
): ReadonlyArray<string> => {
  const place = relative(cwd, folder)
  const variables = gateways
    .filter(({ name }) => calls.some(({ operation }) => operation.gateway === name))
    .flatMap(({ accountFields, endpointVariable }) => [
      ...accountFields.filter((field) => field.optional !== true && field.default === undefined),
      { variable: endpointVariable },
    ])
    .map(({ variable }) => variable)
  return [
    ...(place === '' ? [] : [`cd ${place}`]),
    'npm install',
    `npm test     # ${lang === 'zh' ? '针对仿真器' : 'against the emulator'}`,
    `npm start    # ${lang === 'zh' ? `需要 ${variables.join('、')}` : `with ${variables.join(', ')}`}`,
  ]
}

/** `paifang init`: a small typed project in an empty place; asks nothing and overwrites nothing. */
export const init: Run = async ([given = '.'], flags, context) => {
  const { json, lang, print } = context
  const folder = resolve(context.cwd, given)
  const calls = chosenOperations(flags, context).map((one) => callOf(one, context))
  const files = projectFiles({
    name: nameOf(folder),
    calls,
    ...dependenciesOf(folder, calls, flags, context),
  })
  refuseExisting(folder, Object.keys(files))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    // Through no link, and over nothing that came meanwhile.
    await writeFile(join(folder, path), text, { flag: 'wx' })
  }
  const next = nextLines(folder, calls, context)
  const operations = calls.map(({ operation }) => operation.method)
  if (json) print(JSON.stringify({ folder, operations, files: Object.keys(files), next }))
  else
    print(
      [
        lang === 'zh'
          ? `已写入 ${folder}（${operations.join('、')}）`
          : `wrote ${folder} (${operations.join(', ')})`,
        ...Object.keys(files).map((path) => `  ${path}`),
        '',
        lang === 'zh' ? '接下来：' : 'next:',
        ...next.map((line) => `  ${line}`),
      ].join('\n'),
    )
  return 0
}
