import { UsageError } from '../UsageError'

/** What the command line knows of a gateway's account: where to call, and the names of its variables. */
export interface Account {
  readonly url: string
  readonly keyName: string
  readonly secretName: string
  readonly warningsOf: (secret: string) => ReadonlyArray<{ readonly en: string; readonly zh: string }>
}

const urlIn = (endpoints: Readonly<Record<string, string>>, asked: unknown, fallback: string): string => {
  const url = typeof asked === 'string' ? (endpoints[asked] ?? asked) : (endpoints[fallback] ?? '')
  if (URL.canParse(url)) return url
  const names = Object.keys(endpoints).join(', ')
  throw new UsageError({
    en: `--endpoint is a URL or one of ${names}`,
    zh: `--endpoint 应为 URL 或以下之一：${names}`,
  })
}

export const accountOf = (gateway: 'top' | 'opretail', endpoint: unknown): Account => {
  if (gateway === 'top') {
    const { topEndpoints } = require('@paifang/gateway-top') as typeof import('@paifang/gateway-top')
    const { secretWarnings } = require('@paifang/signer-top') as typeof import('@paifang/signer-top')
    const url = urlIn(topEndpoints, endpoint, 'production')
    return { url, keyName: 'TOP_APP_KEY', secretName: 'TOP_APP_SECRET', warningsOf: secretWarnings }
  }
  const { opretailEndpoints } =
    require('@paifang/gateway-opretail') as typeof import('@paifang/gateway-opretail')
  const { secretWarnings } = require('@paifang/signer-opretail') as typeof import('@paifang/signer-opretail')
  const url = urlIn(opretailEndpoints, endpoint, 'opretail-cloud')
  return {
    url,
    keyName: 'OPRETAIL_ACCESS_KEY',
    secretName: 'OPRETAIL_ACCESS_SECRET',
    warningsOf: secretWarnings,
  }
}
