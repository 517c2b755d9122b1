import { words } from '../text/words'

const idWords = new Set(
  (
    'id ids tid tids oid oids iid iids cid cids pid pids sid sids vid vids uid uids gid mid bid did nid rid aid ' +
    'shid hid srid rpid'
  ).split(' '),
)

/** `orderid` is written in one word; these are no ids. */
const joined = /^[a-z]{3,}ids?$/
const plainWords =
  /^(un|pre|re)?paid$|^(in)?valid$|grid$|^a?void$|^(rapid|solid|liquid|fluid|hybrid|android|covid|avoid|candid|afraid|humid|liquids|grids)$/

/** `order_no` numbers an order; `page_no` counts pages. */
const counted = new Set(
  'page current start end seq row line index floor day week month year version batch size'.split(' '),
)

/** Whether a Number of this name identifies something, so that it must not be rounded or added to. */
export const isIdName = (name: string): boolean => {
  const all = words(name)
  const named = /^(list|array|set)$/.test(all.at(-1) ?? '') ? all.slice(0, -1) : all
  const last = named.at(-1) ?? ''
  if (idWords.has(last) || (joined.test(last) && !plainWords.test(last))) return true
  // dir_id_for_tu: an id of something for something else.
  const at = named.findLastIndex((word) => /^(for|of|in|from)$/.test(word))
  if (at > 0 && at >= named.length - 3 && idWords.has(named[at - 1] ?? '')) return true
  const before = named.at(-2)
  return (last === 'no' || last === 'sn') && before !== undefined && !counted.has(before)
}
