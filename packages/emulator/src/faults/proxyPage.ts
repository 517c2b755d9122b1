import { textAnswer, type RawAnswer } from '../http/RawAnswer'

const names: Readonly<Record<number, string>> = {
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Time-out',
}

/** What a proxy in front of the gateway shows when the gateway is away. */
export const proxyPage = (status: number): RawAnswer => {
  const title = `${status} ${names[status] ?? 'Error'}`
  return textAnswer(
    status,
    'text/html;charset=UTF-8',
    `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`,
  )
}
