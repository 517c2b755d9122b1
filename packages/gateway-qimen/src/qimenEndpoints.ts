import { endpointUrl } from '@paifang/gateway/author'

/**
 * The gateway's addresses by name.
 *
 * @see Qimen 1: two things called Qimen; a scene of its own may have a host of its own, which is given as a URL
 */
export const qimenEndpoints = {
  /** The default: the standard scenes, `customerId` says who answers. */
  production: 'https://qimen.api.taobao.com/router/qimen/service',
  /** Documents name it with http only, over which no session should go: whether https answers is not known. */
  sandbox: 'https://qimenapi.tbsandbox.com/router/qimen/service',
  /** Custom scenes: `targetAppKey` says who answers. */
  custom: 'https://qimen.api.taobao.com/router/qm',
  /** Joint tests of custom scenes, before they are published. */
  'custom-test': 'https://qimen.api.taobao.com/router/qmtest',
} as const

export type QimenEndpointName = keyof typeof qimenEndpoints

/** A name of `qimenEndpoints`, or an absolute URL: https, or http on a loopback host. */
export type QimenEndpoint = QimenEndpointName | (string & Record<never, never>)

/**
 * The absolute URL behind a name or a URL; its path is kept as it is.
 *
 * @throws TypeError for an unknown name, and for a URL that is not fit for credentials
 */
export const qimenEndpointUrl = (
  endpoint: QimenEndpoint,
  allowInsecureHosts?: ReadonlyArray<string>,
): string => endpointUrl(qimenEndpoints, endpoint, allowInsecureHosts)
