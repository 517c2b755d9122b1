/** What one thing costs, measured by cost.test.ts. */
export interface Units {
  /** Commands that Redis carries out, those of scripts among them, and what they cost it, in µs of CPU; the same of workers. */
  readonly perRequest: { readonly commands: number; readonly redisUs: number; readonly workerUs: number }
  readonly perRange: { readonly commands: number; readonly redisUs: number; readonly workerUs: number }
  /** In Redis while a range waits or runs: of the range, and of each of its rows where they are kept sealed. */
  readonly bytesOfRange: number
  readonly bytesOfSealedRow: number
}

export interface Load {
  readonly rows: number
  /** Rows of a request, and of a range. */
  readonly chunk: number
  readonly rangeRows: number
  /** In how many hours of the day. */
  readonly hours: number
  /** How long the platform takes to answer, and what such a call costs its process beside the job. */
  readonly answerMs: number
  readonly callUs: number
  /** Ranges that lie in Redis at once. */
  readonly ahead: number
}

export interface Needs {
  readonly requests: number
  readonly requestsPerSecond: number
  readonly inFlight: number
  /** Processes of one range at four requests, that are half idle at most. */
  readonly workers: number
  readonly redisCommandsPerSecond: number
  /** Of one core. */
  readonly redisShare: number
  readonly redisMiB: number
  readonly redisMiBSealed: number
}

const requestsAtOnce = 4

/** What a load needs; linear, as nothing in it grows with anything else. */
export const needsOf = (
  load: Load,
  { perRequest, perRange, bytesOfRange, bytesOfSealedRow }: Units,
): Needs => {
  const requests = Math.ceil(load.rows / load.chunk)
  const ranges = Math.ceil(load.rows / load.rangeRows)
  const seconds = load.hours * 3600
  const per = (ofRequest: number, ofRange: number): number =>
    (requests * ofRequest + ranges * ofRange) / seconds
  const requestsPerSecond = requests / seconds
  const inFlight = (requestsPerSecond * load.answerMs) / 1000
  const cores = per(perRequest.workerUs + load.callUs, perRange.workerUs) / 1e6
  const memory = (rowBytes: number): number =>
    (Math.min(ranges, load.ahead) * (bytesOfRange + rowBytes * load.rangeRows)) / 2 ** 20
  return {
    requests,
    requestsPerSecond,
    inFlight,
    workers: Math.ceil(2 * Math.max(inFlight / requestsAtOnce, cores)),
    redisCommandsPerSecond: per(perRequest.commands, perRange.commands),
    redisShare: per(perRequest.redisUs, perRange.redisUs) / 1e6,
    redisMiB: memory(0),
    redisMiBSealed: memory(bytesOfSealedRow),
  }
}
