import type { Command } from '../Command'
import { callCommand } from './callCommand'
import { errorsCommand, describeCommand, listCommand } from './catalogueCommands'
import { doctorCommand, loginCommand, profilesCommand, sessionCommand } from './accountCommands'
import { completeCommand, completionCommand } from './completionCommands'
import { emulateCommand, exploreCommand, startCommand, tailCommand } from './emulatorCommands'
import { checkInboundCommand, triggerCommand } from './inboundCommands'
import { bulkCommand, jobsCommand, pagesCommand, workerCommand } from './jobCommands'
import { listenCommand, publishCommand } from './messageCommands'
import { diffCommand, generateCommand } from './generateCommands'
import { initCommand } from './projectCommands'
import { replayCommand } from './replayCommand'
import { explainCommand, signCommand, verifyCommand } from './signatureCommands'

/** Every command, in the order of the help text. */
export const commands: ReadonlyArray<Command> = [
  startCommand,
  initCommand,
  callCommand,
  replayCommand,
  pagesCommand,
  bulkCommand,
  jobsCommand,
  workerCommand,
  publishCommand,
  listenCommand,
  listCommand,
  describeCommand,
  signCommand,
  verifyCommand,
  explainCommand,
  errorsCommand,
  doctorCommand,
  loginCommand,
  profilesCommand,
  sessionCommand,
  emulateCommand,
  tailCommand,
  exploreCommand,
  triggerCommand,
  checkInboundCommand,
  generateCommand,
  diffCommand,
  completionCommand,
  completeCommand,
]
