import type { TransportError } from '@paifang/result'
import type { AxiosInstance, AxiosRequestConfig, AxiosStatic } from 'axios'
import { isLeft, left, right } from 'fp-ts/Either'
import type { AxiosTransportOptions } from './AxiosTransportOptions'
import type { Exchanger, Outcome, Settle } from '../Exchanger'
import { headerProblem } from '../request/headerProblem'
import type { HttpRequest } from '../HttpRequest'
import { instanceAnswer } from './instanceAnswer'
import { leanAxios, progressKey, type LeanAxios } from './leanAxios'
import { loadFailure } from '../failure/loadFailure'
import { ownConnection } from '../request/ownConnection'
import { Progress } from '../Progress'
import { requestChecker } from '../request/requestChecker'
import { timeoutOf } from '../limits/timerMs'
import { transportError } from '../failure/transportError'
import { withinLimits } from '../limits/withinLimits'

/** Exchanges through our own axios instance. One that nothing was registered on is skipped: its adapter is called. */
export function leanExchanger(
  options: AxiosTransportOptions & Required<Pick<AxiosTransportOptions, 'configure'>>,
  direct: Exchanger,
): Exchanger {
  const { timeoutMs: defaultTimeoutMs = 10_000, maxResponseBytes = 32 * 1024 * 1024, configure } = options
  const check = requestChecker(defaultTimeoutMs, options)
  let loading: Promise<LeanAxios> | undefined
  let lean: LeanAxios | undefined

  const load = async (): Promise<LeanAxios> => {
    // axios types its two builds apart; they are the same classes.
    const axios = (await import('axios')) as unknown as AxiosStatic
    const made = leanAxios(axios, direct)
    configure(made.instance)
    return (lean = made)
  }

  const full = (
    { instance }: LeanAxios,
    request: HttpRequest,
    settle: Settle,
    progress = new Progress(),
  ): void => {
    const checked = check(request)
    if (isLeft(checked)) {
      settle(checked)
      return
    }
    const problem = ownConnection(request) ?? headerProblem(request.headers)
    if (problem !== undefined) {
      settle(left(transportError('request', 'no', problem)))
      return
    }
    const { signal, timeoutMs = defaultTimeoutMs } = request
    withinLimits({ timeoutMs: timeoutOf(timeoutMs), signal }, progress, settle, () =>
      through(instance, request, progress, maxResponseBytes),
    )
  }

  const sendOver = (axios: LeanAxios, request: HttpRequest, settle: Settle, progress?: Progress): void => {
    if (axios.isBare()) direct.send(request, settle, progress)
    else full(axios, request, settle, progress)
  }

  const send: Exchanger['send'] = (request, settle, progress) => {
    if (lean !== undefined) {
      sendOver(lean, request, settle, progress)
      return
    }
    ;(loading ??= load())
      .then((axios) => sendOver(axios, request, settle, progress))
      .catch((thrown: unknown) => settle(left(loadFailure('axios', thrown))))
  }
  return { send, close: direct.close }
}

async function through(
  instance: AxiosInstance,
  { url, verb, headers, body }: HttpRequest,
  progress: Progress,
  maxResponseBytes: number,
): Promise<Outcome> {
  try {
    const config = { url, method: verb, headers: { ...headers }, data: body, [progressKey]: progress }
    const answer: unknown = await instance.request(config as AxiosRequestConfig)
    const response = instanceAnswer(answer, maxResponseBytes)
    const { last } = progress
    if (response === undefined) return last ?? left(spoilt(progress))
    const truncated = response.truncated || (last?._tag === 'Right' && last.right.truncated)
    return right({ ...response, truncated })
  } catch {
    return progress.last ?? left(spoilt(progress))
  }
}

function spoilt({ sent }: Progress): TransportError {
  return transportError('unknown', sent, 'an interceptor of the axios instance failed or gave no response')
}
