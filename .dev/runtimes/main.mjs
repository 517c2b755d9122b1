import { smoke } from './smoke.mjs'

smoke(JSON.parse(process.env.PAIFANG_SMOKE)).then((results) => console.log(JSON.stringify(results)))
