/** Cookies of one origin, kept in memory only. */
export interface CookieJar {
  readonly header: () => string
  readonly get: (name: string) => string | undefined
  readonly take: (setCookies: ReadonlyArray<string>) => void
}

export const cookieJar = (): CookieJar => {
  const cookies = new Map<string, string>()
  return {
    header: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    get: (name) => cookies.get(name),
    take: (setCookies) => {
      for (const line of setCookies) {
        const [, name, value] = /^\s*([^=;\s]+)=([^;]*)/.exec(line) ?? []
        if (name !== undefined && value !== undefined) cookies.set(name, value.trim())
      }
    },
  }
}
