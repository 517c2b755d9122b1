const { default: TopClient } = require('node-taobao-topclient')

const client = new TopClient({
  appkey: process.env.TOP_APP_KEY,
  appsecret: process.env.TOP_APP_SECRET,
  REST_URL: process.env.TOP_ENDPOINT,
})

client
  .execute('taobao.logistics.express.user.blacklist.tms.sync', {
    user_blacklist_request: {
      request_id: '1656674541001',
      request_time: 1656674541001,
      supplier_id: '10000000001',
      service_type: '1',
      ability_type: '1',
      operate_type: 1,
      blacklist: [{ mobile: '13111111111' }],
    },
  })
  .then(
    (answer) => console.log(JSON.stringify(answer).includes('SUCCESS')),
    (error) => console.log(error.code),
  )
