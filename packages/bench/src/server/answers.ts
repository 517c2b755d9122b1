/** About 1 KB, as the performance notes take it: one item, the ids short enough to be exact anywhere. */
const item = {
  num_iid: 1234567890123,
  title: '牌坊 测试商品 '.repeat(12),
  nick: 'sandbox_c_1',
  price: '200.07',
  num: 8888,
  approve_status: 'onsale',
  created: '2016-01-01 12:00:00',
  modified: '2016-02-03 04:05:06',
  detail_url: `https://item.taobao.com/item.htm?id=1234567890123&spm=${'a1b2'.repeat(60)}`,
}

/** The full form: every peer understands it. */
export const topAnswer = JSON.stringify({ item_seller_get_response: { item, request_id: '15r1a2b3c4d5e' } })

/** Twenty of them, as a batch has them. */
export const batchAnswer = Array.from({ length: 20 }, () => topAnswer).join('\r\n-S-\r\n')

export const opretailAnswer = JSON.stringify({
  stat: { cid: 'a:1f2e3d|t:158|s:1711111111111', code: 0, codename: 'SUCCESS', systime: 1711111111111 },
  result: '成功',
  data: item,
})
