/**
 * The name around a full answer: `taobao.trade.fullinfo.get` → `trade_fullinfo_get_response`; every other prefix than
 * `taobao.` stays.
 */
export const topResponseRoot = (method: string): string =>
  `${(method.startsWith('taobao.') ? method.slice('taobao.'.length) : method).replaceAll('.', '_')}_response`
