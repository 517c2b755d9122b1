import { tmcUserPermit } from '@paifang/api-top-platform'
import { startEmulator } from '@paifang/emulator'
import { createTopClient, topAuthorizeUrl } from '@paifang/gateway-top'
import { describe, isOk } from '@paifang/result'

const emulator = await startEmulator({ operations: [tmcUserPermit] })

// #region authorize
const url = topAuthorizeUrl({
  appKey: emulator.top.appKey,
  redirectUri: 'https://example.com/callback',
  state: 'x1',
})
// #endregion authorize
console.log(new URL(url).host)

// #region provider
// Your database: what the seller's last authorization gave.
const stored = { session: 'an old session, revoked since' }

const top = createTopClient({
  ...emulator.top,
  session: {
    subject: 'seller-1',
    get: () => stored.session,
    refresh: () => {
      // Here: topRefreshToken({ … }) with the refresh token of the seller.
      stored.session = emulator.state.top.sessions.issue()
      return Promise.resolve({ value: stored.session, expiresAtMs: Date.now() + 86_400_000 })
    },
  },
})

const result = await top.run(tmcUserPermit, {})
console.log(isOk(result) ? 'permitted' : describe(result.left))
// #endregion provider
console.log(`${emulator.calls(tmcUserPermit).length} requests`)

await top.close()
await emulator.close()

// prints
// oauth.taobao.com
// permitted
// 2 requests
