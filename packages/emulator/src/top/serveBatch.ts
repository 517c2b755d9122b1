import { plainAnswer, type RawAnswer } from '../http/RawAnswer'
import type { RawRequest } from '../http/RawRequest'
import type { Received } from '../http/Received'
import type { World } from '../world/World'

/** `/router/batch`: several calls in one signed request. */
export const serveBatch = async (
  _world: World,
  _request: RawRequest,
  _received: Received,
): Promise<RawAnswer> => Promise.resolve(plainAnswer(404, 'batch is not served'))
