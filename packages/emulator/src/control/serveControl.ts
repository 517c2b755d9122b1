import { plainAnswer, type RawAnswer } from '../http/RawAnswer'
import type { RawRequest } from '../http/RawRequest'
import type { World } from '../world/World'

/** The control API. */
export const serveControl = async (_world: World, _request: RawRequest): Promise<RawAnswer> =>
  Promise.resolve(plainAnswer(404, 'no control API'))
