import { CommanderError } from 'commander'
import { commands } from './commands/commands'
import type { Context, ExitCode } from './Context'
import { refuseSecrets } from './credentials/refuseSecrets'
import { program } from './program'
import { UsageError } from './UsageError'

/** Runs one command line (without `node paifang`) to its exit code. */
export const runProgram = async (argv: ReadonlyArray<string>, context: Context): Promise<ExitCode> => {
  let code: ExitCode = 0
  const misused = commands.find(({ usage }) => usage.split(' ')[0] === argv[0])?.usageCode ?? 2
  try {
    refuseSecrets(argv)
    await program(context, (ended) => (code = ended)).parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof UsageError) {
      context.notice(error.text[context.lang])
      return misused
    }
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : misused
    throw error
  }
}
