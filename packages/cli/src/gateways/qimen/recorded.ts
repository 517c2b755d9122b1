import { qimenMethod } from '@paifang/gateway-qimen'
import { systemNames } from '@paifang/gateway-top/author'
import { businessParams, type ReadRecorded } from '../RecordedRequest'

/** The XML to the byte. Who answers is the account's to say, and the recording's where the account does not. */
export const readRecorded: ReadRecorded = (request, account) => {
  const { params, body } = request
  const { method = '', customerId, target_app_key: targetAppKey, v: version } = params
  if (body === undefined || !/^\s*</.test(body))
    return { en: 'its XML is not part of the recording', zh: '录制中没有其 XML 请求体' }
  const more = businessParams(request, (name) => systemNames.has(name) || name === 'customerId')
  return {
    method: targetAppKey === undefined && method !== '' ? qimenMethod(method) : method,
    input: {},
    options: {
      rawXml: body,
      ...(version === undefined ? {} : { version }),
      ...(targetAppKey === undefined ? {} : { targetAppKey }),
      ...(customerId === undefined || account['customerId'] !== undefined ? {} : { customerId }),
      ...(Object.keys(more).length === 0 ? {} : { params: more }),
    },
  }
}
