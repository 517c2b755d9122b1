import type { DocumentedError } from '../spec/Spec'
import { clean } from '../text/clean'
import { headKindOf } from './columns'
import type { Section } from './pageSections'
import type { RowProblem } from './PageRow'

/** A code among the cells of its row, and what stands before and behind it. */
const errorOf = (name: string, code: string, about: string): ReadonlyArray<DocumentedError> => {
  const message = clean([name, about].filter((part) => part !== '').join(': '))
  return code === '0' ? [] : [{ code, ...(message === '' ? {} : { message }) }]
}

const isCode = (cell: string | undefined): boolean => cell !== undefined && /^-?\d{1,9}$/.test(cell)

export type CodeRows = { readonly errors: ReadonlyArray<DocumentedError> } | { readonly problem: RowProblem }

const cellsOf = (line: string): ReadonlyArray<string> =>
  (/[|\t]/.test(line) ? line.replace(/^ *\||\|$/g, '').split(/[|\t]/) : line.trim().split(/\s+/)).map(
    (cell) => cell.trim(),
  )

const codeTitle = /^((错误|返回|状态|响应)?(码|编码|代码)|(error|return|status)? ?codes?)$/i

/** Whether a line is the head of a table of codes, where a heading tells that there is one. */
const isCodeHead = (line: string): boolean =>
  headKindOf(line) === 'codes' ||
  cellsOf(line)
    .slice(0, 2)
    .some((cell) => codeTitle.test(cell.replace(/[*`]/g, '')))

/** The rows of tables of return codes: `NAME | 1 | text |`, or the same with tabs or spaces; the name may be missing. */
export const codeRows = (sections: ReadonlyArray<Section>): CodeRows => {
  const errors = new Map<string, DocumentedError>()
  let hasHead = false
  const problem = (line: number, message: string): CodeRows => ({ problem: { line, message } })
  for (const { number, text } of sections.flatMap(({ lines }) => lines)) {
    const line = text.trimEnd()
    if (line.trim() === '' || /^[|:\-\s]+$/.test(line)) continue
    const cells = cellsOf(line)
    const isAligned = /[|\t]/.test(line)
    const isHead = isCodeHead(line)
    const at = isHead ? undefined : [0, 1].find((i) => isCode(cells[i]))
    if (cells.some((cell, i) => i > (at ?? 0) && isCode(cell)) && (isAligned || isHead))
      return problem(number, 'two rows of the return codes stand on one line')
    if (at !== undefined) {
      const code = cells[at] ?? ''
      const about = cells.slice(at + 1).filter((cell) => cell !== '')
      for (const error of errorOf(at === 1 ? (cells[0] ?? '') : '', code, about.join(' '))) {
        if (errors.has(code) && errors.get(code)?.message !== error.message)
          return problem(number, `the return code ${code} stands twice and means two things`)
        errors.set(code, error)
      }
    } else if (!isHead && (isAligned || (hasHead && !/^[\u4e00-\u9fff（(]/.test(line.trim()))))
      return problem(number, 'a row of the return codes without a code')
    hasHead ||= isHead
  }
  return { errors: [...errors.values()] }
}
