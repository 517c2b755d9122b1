import { explain, sign } from '@paifang/signer-top'

const params = {
  method: 'taobao.item.seller.get',
  app_key: '12345678',
  session: 'test',
  timestamp: '2016-01-01 12:00:00',
  format: 'json',
  v: '2.0',
  sign_method: 'md5',
  fields: 'num_iid,title,nick,price,num',
  num_iid: '11223344',
}
// #region sign
console.log(sign({ params, secret: 'helloworld', method: 'md5' }))
// #endregion sign

// #region explain
const { matched, ...found } = explain({
  received: params,
  secret: 'helloworld',
  method: 'md5',
  // Somebody signed URL-encoded values: %2C for each comma.
  signature: sign({
    params: {
      ...params,
      timestamp: '2016-01-01%2012%3A00%3A00',
      fields: 'num_iid%2Ctitle%2Cnick%2Cprice%2Cnum',
    },
    secret: 'helloworld',
    method: 'md5',
  }),
})
console.log(matched, 'name' in found ? found.name : '')
// #endregion explain

// prints
// 66987CB115214E59E6EC978214934FB8
// true url-encoded-values
