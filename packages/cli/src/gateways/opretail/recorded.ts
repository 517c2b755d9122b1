import { businessParams, jsonMembers, type ReadRecorded } from '../RecordedRequest'

/** All that is the gateway's own begins with `_`; a JSON body holds the parameters, unsigned. */
export const readRecorded: ReadRecorded = (request) => {
  const { params, body } = request
  const { _mt: method = '', _requestMode: mode, _version: version } = params
  const members = body === undefined ? {} : jsonMembers(body)
  if (members === undefined) return { en: 'its body is no JSON object', zh: '请求体不是 JSON 对象' }
  return {
    method,
    ...(version === undefined ? {} : { version }),
    input: { ...members, ...businessParams(request, (name) => name.startsWith('_')) },
    options: {
      ...(mode === undefined ? {} : { verb: mode.toUpperCase() }),
      ...(body === undefined ? {} : { carriage: 'json' }),
    },
  }
}
