// Two pages for each package: its README, and what it exports, by typedoc of the declarations that the build wrote.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { Application } from 'typedoc'
import { languages, manifestOf, root, site, table, write } from './place.mjs'

const words = {
  en: {
    title: 'Packages',
    intro: 'What each package is for and how it is used, as its README says, and everything that it exports.',
    head: ['Package', 'Responsibility'],
    exports: 'Exports',
    seeExports: 'Everything that it exports',
    note: '',
    back: 'What it is for, and how it is used',
  },
  zh: {
    title: '包',
    intro: '每个包做什么、怎么用（即它的 README），以及它的全部导出。',
    head: ['包', '职责'],
    exports: '导出',
    seeExports: '全部导出',
    note: '> 本页由类型声明生成，注释保留英文原文。\n\n',
    back: '用途与用法',
  },
}

const names = readdirSync(join(root, 'packages'))
  .filter((name) => existsSync(join(root, 'packages', name, 'src')) && !name.startsWith('api-'))
  .filter((name) => manifestOf(name).private !== true)

const entriesOf = (name) =>
  Object.entries(manifestOf(name).exports)
    .filter(([, target]) => target.types?.endsWith('.d.ts'))
    .map(([path, target]) => ({ path, file: join(root, 'packages', name, target.types) }))

/** A README as a page: its links to READMEs lead to their pages, and the one to its other language is the site's own. */
const readmePage = (name, language) => {
  const file = join(root, 'packages', name, language === 'zh' ? 'README.zh.md' : 'README.md')
  return (
    readFileSync(file, 'utf8')
      .replace(/^\[(中文|English)\]\(README(\.zh)?\.md\)\n\n?/m, '')
      // What a Chinese README leaves to the English one is there.
      .replace(/\]\(\.\.\/([\w-]+)\/README\.zh\.md(#[^)]*)?\)/g, '](./$1$2)')
      .replace(/\]\(\.\.\/([\w-]+)\/README\.md(#[^)]*)?\)/g, '](/packages/$1$2)')
      .replace(/\]\(README\.md(#[^)]*)?\)/g, `](/packages/${name}$1)`)
      // Files of the package are not on the site: their names are.
      .replace(/\[([^\]\n]+)\]\((?!https?:|#|\/|\.\/)[^)\s]+\)/g, '$1')
      .trimEnd()
  )
}

/** The sentence in which a README says what its package is for. */
const sentenceOf = (page) => page.split('\n\n')[1].replace(/\n/g, ' ')

/** `withExports`: their other pages are written too, and can be linked to. */
export const writeReadmes = (withExports) => {
  for (const language of languages) {
    const w = words[language]
    const rows = names.map((name) => {
      const page = readmePage(name, language)
      const linked = (text) => (withExports ? `[${text}](./exports/${name})` : '')
      const text = `---\noutline: [2, 3]\n---\n\n${page}\n\n${linked(w.seeExports)}\n`
      write(language, `packages/${name}.md`, text)
      return [`[${name}](./${name})`, `${sentenceOf(page)} ${linked(w.exports)}`.trim()]
    })
    write(language, 'packages/index.md', `# ${w.title}\n\n${w.intro}\n\n${table(w.head, rows)}\n`)
  }
  return languages.length * (names.length + 1)
}

export const writePackages = async () => {
  const folder = mkdtempSync(join(root, 'packages', 'docs', '.typedoc-'))
  try {
    const entries = names.flatMap((name) => entriesOf(name).map((entry) => ({ ...entry, name })))
    const tsconfig = join(folder, 'tsconfig.json')
    const compilerOptions = {
      module: 'nodenext',
      target: 'es2022',
      strict: true,
      skipLibCheck: true,
      noEmit: true,
    }
    const types = { typeRoots: [join(root, 'node_modules', '@types')], types: ['node'] }
    const files = entries.map(({ file }) => file)
    writeFileSync(tsconfig, JSON.stringify({ compilerOptions: { ...compilerOptions, ...types }, files }))
    for (const language of languages)
      rmSync(join(site, language === 'zh' ? 'zh' : '', 'packages', 'exports'), {
        recursive: true,
        force: true,
      })
    const app = await Application.bootstrapWithPlugins({
      plugin: ['typedoc-plugin-markdown'],
      entryPoints: files,
      entryPointStrategy: 'resolve',
      tsconfig,
      out: join(folder, 'out'),
      router: 'module',
      readme: 'none',
      disableSources: true,
      githubPages: false,
      excludeExternals: false,
      hideBreadcrumbs: true,
      hidePageHeader: true,
      parametersFormat: 'table',
      interfacePropertiesFormat: 'table',
      propertiesFormat: 'table',
      typeDeclarationFormat: 'table',
      enumMembersFormat: 'table',
      sanitizeComments: true,
      logLevel: 'Error',
      validation: false,
      skipErrorChecking: true,
    })
    const project = await app.convert()
    if (project === undefined) throw new Error('typedoc could not read the declarations')
    await app.generateOutputs(project)
    const written = readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.md'),
    )
    const packageOf = (path) => path.split('/')[0].replace(/\.md$/, '')
    /** What typedoc wrote of one entry point, as a part of the package's page. */
    const partOf = (path) =>
      readFileSync(join(folder, 'out', path), 'utf8')
        .replace(/^# .*$/m, path.includes('/types/') ? `## /${posix.basename(path, '.md')}` : '')
        // Vue reads `{{`.
        .replace(/\{\{/g, '&#123;&#123;')
        .replace(/\]\(#([\w-]+?)-\d+\)/g, '](#$1)')
        .replace(/\]\(([^)#\s]+\.md)(#[^)]*)?\)/g, (_link, target, anchor = '') => {
          const to = posix.join(posix.dirname(path), target)
          // Properties stand in tables here, so no heading of theirs takes a name first.
          return `](./${packageOf(to)}${to.includes('/types/') ? '' : anchor.replace(/-\d+$/, '')})`
        })
    let count = 0
    for (const language of languages) {
      const w = words[language]
      for (const name of names) {
        const body = written
          .filter((path) => packageOf(path) === name)
          .map(partOf)
          .join('\n\n')
        write(
          language,
          `packages/exports/${name}.md`,
          `---\nsearch: false\noutline: [2, 3]\n---\n\n# @paifang/${name}: ${w.exports}\n\n[${w.back}](../${name})\n\n${w.note}${body}\n`,
        )
        count += 1
      }
    }
    return count
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
