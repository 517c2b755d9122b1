const TopClient = require('topsdk')

const { TOP_APP_KEY, TOP_APP_SECRET, TOP_ENDPOINT } = process.env
const client = new TopClient(TOP_APP_KEY, TOP_APP_SECRET, { endpoint: TOP_ENDPOINT, useValidators: false })

client
  .execute('taobao.logistics.express.user.blacklist.tms.sync', {
    user_blacklist_request: JSON.stringify({
      request_id: '1656674541001',
      request_time: 1656674541001,
      supplier_id: '10000000001',
      service_type: '1',
      ability_type: '1',
      operate_type: 1,
      blacklist: [{ mobile: '13111111111' }],
    }),
  })
  .then(
    (answer) => console.log(JSON.stringify(answer).includes('SUCCESS')),
    (error) => console.log(error.code),
  )
