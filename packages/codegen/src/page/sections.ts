const titles = [
  '公共参数',
  '请求参数',
  '响应参数',
  '请求示例',
  '响应示例',
  '异常示例',
  '错误码解释',
  'API工具',
  '如何获得此API',
  'FAQ',
] as const

export type SectionTitle = 'head' | (typeof titles)[number]

/** The lines under each heading of a TOP page; `head` is what stands before the first. */
export const sections = (page: string): ReadonlyMap<SectionTitle, ReadonlyArray<string>> => {
  const found = new Map<SectionTitle, string[]>([['head', []]])
  let current: SectionTitle = 'head'
  for (const line of page.split(/\r\n?|\n/)) {
    const title = titles.find((one) => one === line.trim())
    if (title !== undefined && !found.has(title)) {
      current = title
      found.set(title, [])
    } else found.get(current)?.push(line)
  }
  return found
}
