import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const examples = fileURLToPath(new URL('../../examples/', import.meta.url))
const widest = 110

/** The statements that import what a text uses, of those at the head of a program. */
export const importsFor = (program, text) =>
  [...program.matchAll(/^import (?:(type) )?\{([^}]*)\} from '([^']+)'$/gm)].flatMap(
    ([, type, list, from]) => {
      const used = list
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && new RegExp(`\\b${name.replace(/^type /, '')}\\b`).test(text))
      if (used.length === 0) return []
      const isType = type !== undefined || used.every((name) => name.startsWith('type '))
      const names = isType ? used.map((name) => name.replace(/^type /, '')) : used
      const head = isType ? 'import type' : 'import'
      const line = `${head} { ${names.join(', ')} } from '${from}'`
      return [
        line.length <= widest
          ? line
          : `${head} {\n${names.map((name) => `  ${name},\n`).join('')}} from '${from}'`,
      ]
    },
  )

/** The part of a program between `// #region name` and its end, without the marks of others. */
export const regionOf = (program, name) => {
  const [, after] = program.split(`// #region ${name}\n`)
  const lines = after
    .split(/^ *\/\/ #endregion .*$/m)[0]
    .split('\n')
    .filter((line) => !/^ *\/\/ #region /.test(line))
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  return lines
    .map((line) => line.slice(Math.min(...indents)))
    .join('\n')
    .trim()
}

/** A page shows a part of a program with what that part imports: it can be pasted as it stands. */
export const withImports = (page) =>
  page.replace(/^<<< @\/\.\.\/examples\/(\S+\.ts)#(\w+)$/gm, (_line, file, name) => {
    const program = readFileSync(examples + file, 'utf8')
    const text = regionOf(program, name)
    const imports = importsFor(program, text)
    return ['```ts', ...imports, ...(imports.length === 0 ? [] : ['']), text, '```'].join('\n')
  })

/** Before VitePress reads a page. */
export const wholeSnippets = {
  name: 'whole-snippets',
  enforce: 'pre',
  transform: (code, id) => (id.endsWith('.md') ? withImports(code) : undefined),
}
