// The input of a blacklist job for a chunk of its rows, for modules that plain Node loads.
module.exports.blacklistInput = (blacklist, { key, timeMs }) => ({
  user_blacklist_request: {
    request_id: key,
    request_time: timeMs,
    supplier_id: '1',
    service_type: '1',
    ability_type: '1',
    operate_type: 1,
    blacklist,
  },
})
