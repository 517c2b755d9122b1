import type { Built } from './Built'
import { keepBlacklist } from './keepBlacklist'
import { keepSaves } from './keepSaves'
import { pageInspections } from './pageInspections'

/** Operations that keep state, by gateway and wire name. A handler of your own takes their place. */
export const builtInHandlers: ReadonlyMap<string, Built> = new Map([
  ['top taobao.logistics.express.user.blacklist.tms.sync', keepBlacklist],
  ['top alibaba.lyservice.group.ticket.customer.save', keepSaves],
  ['top tmall.alihouse.customer.clue.out.invest.total.data.back.flow', keepSaves],
  ['top alibaba.security.deepvision.proxy.smartmonitor.recovery.create', keepSaves],
  ['opretail open.shopweb.liveCheck.statisticsDetailPageForCustomer', pageInspections],
])
