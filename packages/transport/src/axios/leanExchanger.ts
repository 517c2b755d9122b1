import type { TransportError } from '@paifang/result'
import type { AxiosInstance, AxiosRequestConfig, AxiosStatic } from 'axios'
import { left, right } from 'fp-ts/Either'
import type { AxiosTransportOptions } from './AxiosTransportOptions'
import type { Exchanger, Outcome } from '../Exchanger'
import type { HttpRequest } from '../HttpRequest'
import { instanceAnswer } from './instanceAnswer'
import { leanAxios, progressKey } from './leanAxios'
import { loadFailure } from '../failure/loadFailure'
import type { Progress } from '../Progress'
import { transportError } from '../failure/transportError'
import { sendWithin } from '../limits/sendWithin'

/** Exchanges through our own axios instance. One that nothing was registered on is skipped: its adapter is called. */
export function leanExchanger(
  options: AxiosTransportOptions & Required<Pick<AxiosTransportOptions, 'configure'>>,
  direct: Exchanger,
): Exchanger {
  let loading: Promise<Exchanger['send']> | undefined
  let loaded: Exchanger['send'] | undefined

  const load = async (): Promise<Exchanger['send']> => {
    // axios types its two builds apart; they are the same classes.
    const axios = (await import('axios').catch((thrown: unknown) => {
      // What was in its way may pass. What configures is asked once, whatever it does.
      loading = undefined
      throw thrown
    })) as unknown as AxiosStatic
    const { instance, isBare } = leanAxios(axios, direct)
    options.configure(instance)
    const whole = sendWithin(options, {
      run: (request, progress, maxResponseBytes) => through(instance, request, progress, maxResponseBytes),
    })
    return (loaded = (request, settle, progress) =>
      (isBare() ? direct.send : whole)(request, settle, progress))
  }

  const send: Exchanger['send'] = (request, settle, progress) => {
    if (loaded !== undefined) {
      loaded(request, settle, progress)
      return
    }
    ;(loading ??= load())
      .then((now) => now(request, settle, progress))
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
