import type { AnyCodec } from '@paifang/contract'
import { xmlText } from '@paifang/gateway/author'
import type { Issue } from '@paifang/result'
import { issueOf } from '@paifang/wire'
import { left, right, type Either } from 'fp-ts/Either'
import { toElements } from '../xml/toElements'

/** An encoded input as the XML of a request, without a declaration; or what XML cannot hold, at its place among the elements. */
export const requestXml = (codec: AnyCodec, wire: unknown): Either<ReadonlyArray<Issue>, string> => {
  try {
    return right(xmlText('request', toElements(codec, wire)))
  } catch (thrown) {
    return left([issueOf(thrown, '')])
  }
}
