import { err, isErr, ok, type Result } from '@paifang/result'
import { importTopDocument } from '../top/importTopDocument'
import { problem, problemOf, type Problem } from '../spec/Problem'
import type { Spec } from '../spec/Spec'
import { documentService } from './documentService'
import { defaultBaseUrl, type FetchOptions } from './FetchOptions'

type Fetched = Result<ReadonlyArray<Problem>, ReadonlyArray<Spec>>

/**
 * Fetches the documents of methods (or of document ids) from a documentation service, one after another, and imports
 * them. All or nothing: one that cannot be had makes it a list of problems.
 */
export const fetchDocuments = async (
  names: ReadonlyArray<string>,
  options: FetchOptions = {},
): Promise<Fetched> => {
  const { baseUrl = defaultBaseUrl, date } = options
  const service = documentService(options)
  const byId = names.every((name) => /^\d+$/.test(name))
  const catalogue = byId ? ok(new Map<string, number>()) : await service.catalogue()
  if (isErr(catalogue)) return err([problemOf([baseUrl, 'catalogue'], catalogue.left)])
  const problems: Problem[] = []
  const specs: Spec[] = []
  for (const name of names) {
    const id = /^\d+$/.test(name) ? Number(name) : catalogue.right.get(name)
    if (id === undefined) {
      problems.push(problem([baseUrl, name], 'the service lists no such method', '服务中没有这个方法'))
      continue
    }
    const record = await service.record(id)
    if (isErr(record)) {
      problems.push(problemOf([baseUrl, name], record.left))
      continue
    }
    const document = `${new URL(baseUrl).host}/api.htm?docId=${id}`
    const spec = importTopDocument(record.right, { document, ...(date === undefined ? {} : { date }) })
    if (isErr(spec)) problems.push(...spec.left)
    else if (!/^\d+$/.test(name) && spec.right.method !== name)
      problems.push(
        problem(
          [baseUrl, name],
          `document ${id} describes ${spec.right.method}`,
          `文档 ${id} 描述的是 ${spec.right.method}`,
        ),
      )
    else specs.push(spec.right)
  }
  return problems.length > 0 ? err(problems) : ok(specs)
}

/** One document: the spec of a method (or document id) as a documentation service describes it. */
export const fetchDocument = async (
  name: string,
  options: FetchOptions = {},
): Promise<Result<ReadonlyArray<Problem>, Spec>> => {
  const fetched = await fetchDocuments([name], options)
  if (isErr(fetched)) return fetched
  const [spec] = fetched.right
  return spec === undefined ? err([problem([name], 'nothing was fetched')]) : ok(spec)
}
