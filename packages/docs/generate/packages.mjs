// The packages' interfaces, one page each, by typedoc of the declarations that the build wrote.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { Application } from 'typedoc'
import { languages, manifestOf, plain, root, site, table, write } from './place.mjs'

const words = {
  en: {
    title: 'Packages',
    intro:
      'What each package exports, with its docstrings. What a package is for, and how, stands in its README.',
    head: ['Package', 'Responsibility'],
    note: '',
  },
  zh: {
    title: '包',
    intro: '每个包的全部导出及其注释。包的用途与用法见各包的 README。',
    head: ['包', '职责'],
    note: '> 本页由类型声明生成，注释保留英文原文。\n\n',
  },
}

const names = readdirSync(join(root, 'packages'))
  .filter((name) => existsSync(join(root, 'packages', name, 'src')) && !name.startsWith('api-'))
  .filter((name) => manifestOf(name).private !== true)

const entriesOf = (name) =>
  Object.entries(manifestOf(name).exports)
    .filter(([, target]) => target.types?.endsWith('.d.ts'))
    .map(([path, target]) => ({ path, file: join(root, 'packages', name, target.types) }))

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
      rmSync(join(site, language === 'zh' ? 'zh' : '', 'packages'), { recursive: true, force: true })
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
          `packages/${name}.md`,
          `---\nsearch: false\noutline: [2, 3]\n---\n\n# @paifang/${name}\n\n${plain(manifestOf(name).description)}\n\n${w.note}${body}\n`,
        )
        count += 1
      }
      const rows = names.map((name) => [`[${name}](./${name})`, plain(manifestOf(name).description)])
      write(language, 'packages/index.md', `# ${w.title}\n\n${w.intro}\n\n${table(w.head, rows)}\n`)
      count += 1
    }
    return count
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
