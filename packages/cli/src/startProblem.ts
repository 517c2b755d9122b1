import { startText } from './emulate/startText'
import { UsageError } from './UsageError'

/** Why a server did not start: what a person can mend, as a sentence. */
export const startProblem = (
  thrown: unknown,
  {
    host = '127.0.0.1',
    port,
    flag = '--port',
  }: { readonly host?: string; readonly port?: number; readonly flag?: string },
): UsageError | undefined => {
  if (thrown instanceof TypeError) return new UsageError(startText(thrown.message))
  const { code } = thrown as NodeJS.ErrnoException
  switch (code) {
    case 'EADDRINUSE':
      return new UsageError({
        en: `port ${port} is taken; name another with ${flag}, or 0 for a free one`,
        zh: `端口 ${port} 已被占用；请用 ${flag} 指定其他端口，或用 0 自动选择`,
      })
    case 'EACCES':
      return new UsageError({
        en: `port ${port} may not be opened by this user; name one above 1023`,
        zh: `当前用户无权使用端口 ${port}；请指定 1023 以上的端口`,
      })
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new UsageError({
        en: `${host} is no address of this machine (${code})`,
        zh: `${host} 不是本机地址（${code}）`,
      })
    default:
      return undefined
  }
}
