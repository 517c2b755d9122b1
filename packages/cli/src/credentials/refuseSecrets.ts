import { UsageError } from '../UsageError'

const named = /^--?(app-?secret|access-?secret|secret|password|token)(=|$)/i

/** A secret typed as an argument stands in the shell's history and in everybody's process list. */
export const refuseSecrets = (argv: ReadonlyArray<string>): void => {
  const flag = argv.find((word) => named.test(word))?.split('=')[0]
  if (flag !== undefined)
    throw new UsageError({
      en: `${flag} is refused: arguments are seen by every process and kept in the shell's history. Use --secret-env NAME, --secret-file FILE, the variables TOP_APP_SECRET / OPRETAIL_ACCESS_SECRET, or "paifang login".`,
      zh: `拒绝 ${flag}：命令行参数会被其他进程看到并留在历史记录中。请使用 --secret-env 变量名、--secret-file 文件、环境变量 TOP_APP_SECRET / OPRETAIL_ACCESS_SECRET，或 "paifang login"。`,
    })
}
