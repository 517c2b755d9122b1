import type { Command } from '../Command'

export const generateCommand: Command = {
  usage: 'generate [names...]',
  text: { en: "domain packages from the platforms' documents", zh: '由平台文档生成领域包' },
  flags: () => [
    {
      flag: '--from <source>',
      text: {
        en: "a file, a folder, or a documentation service's https URL; methods by name come from the platform's own",
        zh: '文件、文件夹或文档服务的 https 地址；只给方法名时从平台的文档服务获取',
      },
    },
    {
      flag: '--out <folder>',
      text: {
        en: 'the package to write; default: the packages of this repository',
        zh: '输出的包目录，默认为本仓库的包',
      },
    },
    {
      flag: '--check',
      text: { en: 'write nothing; say what is not current', zh: '不写文件，只报告过期内容' },
    },
    {
      flag: '--force',
      text: {
        en: 'overwrite generated files that were changed since, and no others',
        zh: '覆盖生成后被改动过的文件，不覆盖其他文件',
      },
    },
    { flag: '--report', text: { en: 'list every inferred fact', zh: '列出所有推断' } },
  ],
  example: 'paifang generate --from saved-documents --out packages/api-top-trade',
  load: () => (require('../generate/generate') as typeof import('../generate/generate')).generate,
}

export const diffCommand: Command = {
  usage: 'diff <old> <new>',
  text: {
    en: 'the semver bump between two spec folders, with reasons',
    zh: '比较两个 spec 目录，给出版本号变化及原因',
  },
  flags: () => [],
  example: 'paifang diff spec-2.0.0 packages/api-top-ascp/spec',
  load: () => (require('../generate/diff') as typeof import('../generate/diff')).diff,
}
