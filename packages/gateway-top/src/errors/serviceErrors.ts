import type { TopError } from './TopError'

const remote = {
  en: 'The service behind the gateway failed. Look at subCode: isp.* may pass by itself, isv.* has to be fixed in the request.',
  zh: '网关后端服务出错，请看 subCode：isp.* 可稍后重试，isv.* 需修正请求。',
}

/** Alibaba's side. @see TOP error codes, docs 101617 and 102707 */
export const serviceErrors: ReadonlyArray<TopError> = [
  {
    code: '3',
    name: 'Upload Fail',
    kind: 'unavailable',
    retryable: true,
    origin: 'platform',
    advice: {
      en: 'Send the file again; check its size and type.',
      zh: '请重新上传文件，并检查其大小与类型。',
    },
  },
  {
    code: '10',
    name: 'Service Currently Unavailable',
    kind: 'unavailable',
    retryable: true,
    origin: 'platform',
    advice: { en: 'Try again later.', zh: '服务暂不可用，请稍后重试。' },
  },
  {
    code: '15',
    name: 'Remote Service Error',
    kind: 'unavailable',
    retryable: true,
    origin: 'business',
    advice: remote,
  },
  {
    code: '50',
    name: 'Remote Service Error',
    kind: 'unavailable',
    retryable: true,
    origin: 'business',
    advice: remote,
  },
]
