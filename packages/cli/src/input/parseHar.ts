import type { Captured } from './Captured'

interface HarEntry {
  readonly request: {
    readonly url: string
    readonly postData?: { readonly mimeType?: string; readonly text?: string }
  }
}

/** A HAR document (its first entry), or one entry of it; undefined when the JSON is neither. */
export const parseHar = (value: unknown): Captured | undefined => {
  const document = value as {
    readonly log?: { readonly entries?: ReadonlyArray<HarEntry> }
  } & Partial<HarEntry>
  const request = (document.log?.entries?.[0] ?? document).request
  if (typeof request?.url !== 'string') return undefined
  const query = new URL(request.url).search.slice(1)
  const { mimeType = '', text = '' } = request.postData ?? {}
  return /json|xml|text\/plain/.test(mimeType) ? { query, form: '', body: text } : { query, form: text }
}
