import { startEmulator } from '@paifang/emulator'
import { describe, isOk } from '@paifang/result'
import { createMallClient, createMallSigner, mallEmulation, shopGet } from './thirdGateway.js'

// The example that the document prints is the first test of a signer.
const printed = { method: 'mall.shop.get', key: 'demo', ts: 1609632000, shopId: '1' }
console.log(createMallSigner('helloworld').sign(printed).slice(0, 16))

const emulator = await startEmulator({ operations: [shopGet], gateways: [mallEmulation] })
emulator.state.mall.names.put('1', '武林店')

const mall = createMallClient({ ...emulator.mall })
const result = await mall.run(shopGet, { shopId: '1' })
console.log(isOk(result) ? result.right.name : describe(result.left))

// A cut connection is repeated: not a line of the gateway's is about that.
emulator.faults.add({ gateway: 'mall', times: 1, fault: { kind: 'reset' } })
console.log(isOk(await mall.run(shopGet, { shopId: '2' })), emulator.calls(shopGet).length)

// A wrong secret is refused by the rules of the platform, and the journal says what is wrong with it.
const wrong = createMallClient({ ...emulator.mall, secret: ' helloworld' })
const refused = await wrong.run(shopGet, { shopId: '1' })
console.log(isOk(refused) ? 'done' : refused.left._tag, emulator.journal.entries().at(-1)?.explanation?.name)

await wrong.close()
await mall.close()
await emulator.close()

// prints
// 57E29D660274690F
// 武林店
// true 3
// GatewayError secret-with-white-space
