import { systemNames } from '@paifang/gateway-top/author'
import { businessParams, type ReadRecorded } from '../RecordedRequest'

/** Parameters as they were; a raw body to the byte. */
export const readRecorded: ReadRecorded = (request) => {
  const { params, body, contentType } = request
  const { target_app_key: targetAppKey } = params
  return {
    method: params['method'] ?? '',
    input: businessParams(request, (name) => systemNames.has(name)),
    options: {
      ...(targetAppKey === undefined ? {} : { targetAppKey }),
      ...(body === undefined ? {} : { rawBody: { text: body, contentType } }),
    },
  }
}
