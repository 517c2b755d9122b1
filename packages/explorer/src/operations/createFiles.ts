import { ExactNumber, isStruct, type Exact, type ExactStruct } from './exactJson'

/** Files that were chosen. In an input stands what they are, `{ name, type, size, sha256 }`; their bytes are here. */
export interface Files {
  /** What stands for a file; undefined: it is larger than all files together may be. */
  readonly take: (file: File) => Promise<ExactStruct | undefined>
  /** Whether the bytes of what stands in a field are here: they last as long as the form. */
  readonly has: (value: Exact | undefined) => boolean
  /** Those that an input names, as they are sent with it. */
  readonly namedIn: (input: string) => ReadonlyArray<{ readonly base64: string }>
}

/** Of all files of a call together, MiB. */
export const mostFileMib = 8

/** So many are kept, the last ones. */
const mostKept = 8

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve((reader.result as string).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error ?? new Error(file.name))
    reader.readAsDataURL(file)
  })

const sha256 = async (file: File): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')

export const createFiles = (): Files => {
  const kept = new Map<string, string>()
  return {
    take: async (file) => {
      if (file.size > mostFileMib * 1024 * 1024) return undefined
      const [digest, base64] = await Promise.all([sha256(file), base64Of(file)])
      kept.delete(digest)
      kept.set(digest, base64)
      for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest)
      return {
        name: file.name,
        ...(file.type === '' ? {} : { type: file.type }),
        size: new ExactNumber(String(file.size)),
        sha256: digest,
      }
    },
    has: (value) => isStruct(value) && typeof value['sha256'] === 'string' && kept.has(value['sha256']),
    namedIn: (input) =>
      [...kept].filter(([digest]) => input.includes(`"${digest}"`)).map(([, base64]) => ({ base64 })),
  }
}
