import { main } from '@paifang/cli'
import { gateways } from './thirdGateway.js'

await main(process.argv, gateways)
