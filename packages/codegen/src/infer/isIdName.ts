import { words } from '../text/words'

const idWords = new Set(
  (
    'id ids tid tids oid oids iid iids cid cids pid pids sid sids vid vids uid uids gid mid bid did nid rid aid ' +
    'spuid skuid itemid userid sellerid buyerid orderid shopid tradeid storeid'
  ).split(' '),
)

/** `order_no` numbers an order; `page_no` counts pages. */
const counted = new Set(
  'page current start end seq row line index floor day week month year version batch size'.split(' '),
)

/** Whether a Number of this name identifies something, so that it must not be rounded or added to. */
export const isIdName = (name: string): boolean => {
  const all = words(name)
  const last = all.at(-1) ?? ''
  if (idWords.has(last)) return true
  const before = all.at(-2)
  return (last === 'no' || last === 'sn') && before !== undefined && !counted.has(before)
}
