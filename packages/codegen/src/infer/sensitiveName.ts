import { words } from '../text/words'

const secretWords = new Set(
  (
    'mobile mobiles phone phones tel telephone telephones cellphone phonenum msisdn fax email mail address addr ' +
    'addresses idcard idcardno identity identify identification certno passport bank bankcard token password ' +
    'passwd pwd session sessionkey secret credential credentials login realname fullname username receivername ' +
    'contactname nick birthday birthdate openid unionid sign signature'
  ).split(' '),
)

const pairs = new Set(
  (
    'id card|id no|id number|id num|cert no|cert number|cert num|card no|card number|card num|account no|' +
    'account number|license no|plate no|access key|app key|private key|real name|cert id|identity no'
  ).split('|'),
)

/** `item_name` names a thing; a name that no such word qualifies may be a person's. */
const things = new Set(
  (
    'item goods good product sku spu shop store brand category cate cat prop property file app api activity ' +
    'template event topic warehouse station logistics company corp enterprise org organization department dept ' +
    'group project service task device model package rule tag label type status city province area country ' +
    'region district town street hotel room ticket flight airline airport coupon promotion campaign channel ' +
    'material image img video music page scene field column table class domain host bucket instance resource ' +
    'plan level role permission config biz business code feature unit currency method step node job attribute ' +
    'value option series car vehicle route line scenic poi supplier merchant platform source system action ' +
    'tpl sign lib rate cp res express delivery section module menu report space adzone keyword word key pic ' +
    'theme album tab board game'
  ).split(' '),
)

/** `address_type` says something about an address, not the address. */
const says = /^(type|time|date|status|count|flag|level|version|length|size|enabled)$/

/** Whether a field of this name may hold something that must not appear in a log. */
export const sensitiveName = (name: string): string | undefined => {
  const all = words(name)
  if (says.test(all.at(-1) ?? '')) return undefined
  const found = all.find((word) => secretWords.has(word))
  if (found !== undefined) return `the name says ${found}`
  const pair = all.map((word, i) => `${all[i - 1] ?? ''} ${word}`).find((two) => pairs.has(two))
  if (pair !== undefined) return `the name says ${pair}`
  const at = all.lastIndexOf('name')
  return at >= 0 && at === all.length - 1 && !things.has(all[at - 1] ?? '')
    ? 'the name says name, which may be a person’s'
    : undefined
}
