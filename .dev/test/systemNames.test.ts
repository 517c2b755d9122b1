import { createOpretailClient } from '@paifang/gateway-opretail'
import { systemNames } from '@paifang/gateway-top/author'
import type { HttpRequest } from '@paifang/transport'
import { right } from 'fp-ts/Either'
import { opretailConventions } from '../../packages/codegen/src/opretail/opretailConventions'
import { topConventions } from '../../packages/codegen/src/top/topConventions'
import { anyOperation } from './anyOperation'

/** An importer may not load a gateway, so each has a list: they are held together here. */
describe('parameters that an importer leaves to the client', () => {
  const sorted = (names: Iterable<string> = []): ReadonlyArray<string> => [...names].sort()

  it('are those of TOP', () => expect(sorted(topConventions.sentByClient)).toEqual(sorted(systemNames)))

  it('are those that a client of opretail sends', async () => {
    const asked: HttpRequest[] = []
    const client = createOpretailClient({
      ...{ accessKey: 'key', accessSecret: 'secret', applicationId: 'S107', format: 'json', nonce: true },
      transport: (request) => () => {
        asked.push(request)
        return Promise.resolve(right({ status: 200, headers: {}, body: Buffer.from('{}'), truncated: false }))
      },
    })
    await client.run(anyOperation('opretail', 'open.any'), {})
    const names = new Set(
      asked.flatMap(({ url, body }) => [
        ...new URL(url).searchParams.keys(),
        ...new URLSearchParams(body as string | undefined).keys(),
      ]),
    )
    expect(sorted(opretailConventions.sentByClient)).toEqual(sorted(names))
  })
})
