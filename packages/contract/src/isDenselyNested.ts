const sampleEvery = 256

/**
 * Whether opening brackets make up more than an eighth of a sample of a long text: hardly any answer does, and the
 * engine's parser takes seconds and hundreds of megabytes over millions of open brackets. Only a reason to be careful.
 */
export const isDenselyNested = (text: string): boolean => {
  if (text.length < 65_536) return false
  let opened = 0
  for (let i = 0; i < text.length; i += sampleEvery + (i & 7)) {
    const code = text.charCodeAt(i)
    if (code === 91 || code === 123) opened++
  }
  return opened * 8 * sampleEvery > text.length
}
