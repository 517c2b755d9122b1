import type { Cell } from '../measure/Subject'

/** Each cell loads what it measures and nothing else: it runs in a process of its own, hundreds of times. */
const loaded =
  (load: () => Cell): Cell =>
  (given) =>
    load()(given)

const ours = (): typeof import('./ours') => require('./ours') as typeof import('./ours')
const peers = (): typeof import('./peers') => require('./peers') as typeof import('./peers')
const transport = (): typeof import('@paifang/transport') =>
  require('@paifang/transport') as typeof import('@paifang/transport')

export const cells: Readonly<Record<string, Cell>> = {
  'floor: undici, static body': loaded(() => (require('./floor') as typeof import('./floor')).floor),
  'paifang top, undici': loaded(() => ours().top(transport().undiciTransport)),
  'paifang top, axios': loaded(() => ours().top(transport().axiosTransport)),
  'paifang top, axios, an interceptor': loaded(() =>
    ours().top(() =>
      transport().axiosTransport({
        configure: ({ interceptors }) => void interceptors.request.use((config) => config),
      }),
    ),
  ),
  'paifang opretail, undici': loaded(() => ours().opretail(transport().undiciTransport)),
  'paifang opretail, axios': loaded(() => ours().opretail(transport().axiosTransport)),
  'hand-written axios': loaded(
    () => (require('./handWrittenAxios') as typeof import('./handWrittenAxios')).handWrittenAxios,
  ),
  'node-taobao-topclient': loaded(() => peers().nodeTaobaoTopclient),
  topsdk: loaded(() => peers().topsdk),
  'taobao-sdk': loaded(() => peers().taobaoSdk),
}
