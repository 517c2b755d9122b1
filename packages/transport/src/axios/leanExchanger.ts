import type { TransportError } from '@paifang/result'
import type { AxiosInstance, AxiosRequestConfig, AxiosStatic } from 'axios'
import { left, right } from 'fp-ts/Either'
import type { AxiosTransportOptions } from './AxiosTransportOptions'
import type { Exchanger, Outcome } from '../Exchanger'
import type { HttpRequest } from '../HttpRequest'
import { instanceAnswer } from './instanceAnswer'
import { leanAxios, progressKey } from './leanAxios'
import { loadFailure } from '../failure/loadFailure'
import { loadOnce } from '../loadOnce'
import type { Progress } from '../Progress'
import { transportError } from '../failure/transportError'
import { sendWithin } from '../limits/sendWithin'

/** Exchanges through our own axios instance. One that nothing was registered on is skipped: its adapter is called. */
export function leanExchanger(
  options: AxiosTransportOptions & Required<Pick<AxiosTransportOptions, 'configure'>>,
  direct: Exchanger,
): Exchanger {
  let loaded: Exchanger['send'] | undefined

  const configured = (axios: AxiosStatic): Exchanger['send'] => {
    const { instance, isBare } = leanAxios(axios, direct)
    options.configure(instance)
    const whole = sendWithin(options, {
      run: (request, progress, maxResponseBytes) => through(instance, request, progress, maxResponseBytes),
    })
    return (request, settle, progress) => (isBare() ? direct.send : whole)(request, settle, progress)
  }

  const load = loadOnce(async () => {
    // axios types its two builds apart; they are the same classes.
    const axios = (await import('axios')) as unknown as AxiosStatic
    try {
      return (loaded = configured(axios))
    } catch (thrown) {
      // What configures is asked once, whatever it does.
      return (loaded = refusing(thrown))
    }
  })

  const send: Exchanger['send'] = (request, settle, progress) => {
    if (loaded !== undefined) {
      loaded(request, settle, progress)
      return
    }
    load().then(
      (now) => now(request, settle, progress),
      (thrown: unknown) => refusing(thrown)(request, settle),
    )
  }
  return { send, close: direct.close }
}

function refusing(thrown: unknown): Exchanger['send'] {
  return (_, settle) => settle(left(loadFailure('axios', thrown)))
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
