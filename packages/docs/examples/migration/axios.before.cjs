const { createHash } = require('node:crypto')
const { URLSearchParams } = require('node:url')
const axios = require('axios')

const { OPRETAIL_ACCESS_KEY, OPRETAIL_ACCESS_SECRET, OPRETAIL_ENDPOINT } = process.env

const two = (n) => String(n).padStart(2, '0')
// Local time: right on a machine in China, eight hours off in a container (UTC).
const stamp = (d) =>
  `${d.getFullYear()}${two(d.getMonth() + 1)}${two(d.getDate())}${two(d.getHours())}${two(d.getMinutes())}${two(d.getSeconds())}`

const call = async (method, input) => {
  const params = {
    _aid: 'S107',
    _akey: OPRETAIL_ACCESS_KEY,
    _mt: method,
    _requestMode: 'post',
    _sm: 'md5',
    _timestamp: stamp(new Date()),
    _version: 'v1',
    ...input,
  }
  const text = Object.keys(params)
    .sort()
    .map((name) => name + params[name])
    .join('')
  params._sig = createHash('md5')
    .update(OPRETAIL_ACCESS_SECRET + text + OPRETAIL_ACCESS_SECRET)
    .digest('hex')
    .toUpperCase()
  const { data } = await axios.post(OPRETAIL_ENDPOINT, new URLSearchParams(params))
  if (data.stat.code !== 0) throw new Error(`${data.stat.code} ${data.stat.codename}`)
  return data.data
}

call('open.shopweb.liveCheck.statisticsDetailPageForCustomer', {
  pageNumber: 1,
  pageSize: 20,
  enterpriseId: '1084',
  startTime: '2021-01-03',
  endTime: '2021-03-23',
}).then(
  (page) => console.log(page === undefined ? 'nothing' : 'a page'),
  (error) => console.log(error.message),
)
