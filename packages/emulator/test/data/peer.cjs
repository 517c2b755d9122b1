// Makes one call with a client of the public registry. Arguments: folder, client, URL, method, parameters as JSON, in
// which "«undefined»" stands for undefined. Prints what the client made of the answer.
const { createRequire } = require('node:module')
const { join } = require('node:path')

const [folder, client, url, method, json] = process.argv.slice(2)
const load = createRequire(join(folder, 'package.json'))
const params = Object.fromEntries(
  Object.entries(JSON.parse(json)).map(([name, value]) => [
    name,
    value === '«undefined»' ? undefined : value,
  ]),
)
const key = '12345678'
const secret = 'helloworld'
const print = (outcome) => process.stdout.write(JSON.stringify(outcome))
const failed = (error) => print({ error: { code: error.code, message: String(error.message ?? error.msg) } })

const calls = {
  'node-taobao-topclient': () => {
    const { ApiClient, TopClient, default: main } = load(client)
    const Client = ApiClient ?? TopClient ?? main ?? load(client)
    const made = new Client({ appkey: key, appsecret: secret, REST_URL: url })
    return made.invoke(method, params, [], null, 'POST').then((answer) => print({ answer }), failed)
  },
  topsdk: () => {
    const Client = load(client)
    return new Client(key, secret, url, { useValidators: false })
      .execute(method, params)
      .then((answer) => print({ answer }), failed)
  },
  'taobao-sdk': () => {
    const { ApiClient } = load(client)
    const made = new ApiClient({ appkey: key, appsecret: secret, url })
    made.invoke('post', method, params, [], (error, answer) => (error ? failed(error) : print({ answer })))
  },
}

calls[client]()
