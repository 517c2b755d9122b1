import type { Field } from '../../spec/Field'
import { isScalar, placesOf, plainName, type Place } from './Place'

/** How an input asks for a page, and how sure that is. */
export interface Asking {
  readonly by: 'number' | 'offset' | 'cursor'
  /** The struct that the fields stand in. */
  readonly place: Place
  /** The page, the offset or the cursor. */
  readonly field: Field
  readonly size?: Field
  readonly confidence: number
  /** It may count pages and it may count rows, and nothing says which. */
  readonly isAmbiguous?: true
  readonly first?: 0
  readonly because: string
}

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '))

const strongPages = set(
  'pageno page currentpage pageindex pagenum pagenumber topage curpage currentpageno currentpagenum querypagenum intcurrentpage nowpage startpage',
)
const weakPages = set('current')
const strongSizes = set(
  'pagesize perpagesize pagerows pagelimit perpage intpagesize limitcount rowsperpage querypagesize onepagesize',
)
/** Sizes where a page, an offset or a cursor stands beside them. */
const weakSizes = set(
  'size limit rows row count maxresults maxresult maxrows maxrecords maxitems maxsize wantedsize fetchsize resultsperpage recordsperpage itemsperpage countperpage numperpage pagelength pagelen',
)
/** These say that it is rows that are passed over. */
const rowOffsets = set('startrow startrownum skip')
const offsets = set('offset dataoffset startindex start begin')
const cursors = set(
  'scrollid cursor pagetoken nexttoken positionindex lastid nextcursor startqueryindexid premaxid lasthotelid lastshid tokenstr nextid nextkey nextpagetoken sinceid lastmaxid lasttid marker',
)
const weakCursors = set('fromid startid')

export const isStrongPage = (field: Field): boolean => strongPages.has(plainName(field))
export const isCursor = (field: Field): boolean => cursors.has(plainName(field))

const saysPage = /页码|页数|第几页|第.{0,4}页|当前页|页号|分页|\bpage\b/i
const saysRows = /offset|start|position|偏移|起始|第几条|开始(行|条|位置)|跳过/i

/**
 * Families of APIs whose documents all say that their `offset` is the number of a page, from 0: 直通车 (subway) and
 * 达摩盘 (onebp.dkx). Where a document has a text of the field, the text decides.
 */
const pagesByOffset = /^taobao\.(subway|onebp\.dkx)\./
const startAtZero = /^taobao\.subway\./

const offsetAsking = (
  field: Field,
  { place, size, method }: { place: Place; size: Field | undefined; method: string },
): Asking | undefined => {
  const name = plainName(field)
  const text = field.description ?? ''
  const more = { place, field, ...(size === undefined ? {} : { size }) }
  if (name === 'offset' || size !== undefined) {
    if (saysPage.test(text))
      return { ...more, by: 'number', confidence: 0.85, because: `the text of ${field.name} says page` }
    if (name === 'offset' && text === '' && pagesByOffset.test(method))
      return {
        ...more,
        by: 'number',
        confidence: 0.85,
        ...(startAtZero.test(method) ? { first: 0 } : {}),
        because: `the texts of these APIs say that ${field.name} is the number of a page`,
      }
  }
  if (size === undefined) return undefined
  if (saysRows.test(text))
    return {
      ...more,
      by: 'offset',
      confidence: 0.8,
      because: `the text of ${field.name} says where rows start`,
    }
  if (rowOffsets.has(name))
    return {
      ...more,
      by: 'offset',
      confidence: 0.8,
      because: `the names ${field.name} and ${size.name}`,
    }
  return {
    ...more,
    by: 'offset',
    confidence: 0.6,
    isAmbiguous: true,
    because: `${field.name} may count rows, and it may count pages`,
  }
}

const askingIn = (place: Place, method: string): ReadonlyArray<Asking> => {
  const scalars = place.fields.filter(isScalar)
  const strong = scalars.find((field) => strongSizes.has(plainName(field)))
  const weak = scalars.find((field) => weakSizes.has(plainName(field)))
  const size = strong ?? weak
  const sized = size === undefined ? {} : { size }
  const names = (field: Field): string =>
    size === undefined ? `the name ${field.name}` : `the names ${field.name} and ${size.name}`
  return scalars.flatMap((field): ReadonlyArray<Asking> => {
    const name = plainName(field)
    const found = (by: Asking['by'], confidence: number): ReadonlyArray<Asking> => [
      { by, place, field, ...sized, confidence, because: names(field) },
    ]
    if (strongPages.has(name)) {
      const other = scalars.find((one) => one !== field && strongPages.has(plainName(one)))
      if (other !== undefined)
        return [
          {
            by: 'number',
            place,
            field,
            ...sized,
            confidence: 0.95,
            isAmbiguous: true,
            because: `${field.name} and ${other.name} may both be the page`,
          },
        ]
      if (strong !== undefined) return found('number', 0.95)
      if (weak !== undefined) return found('number', 0.85)
      return found('number', name === 'page' && !saysPage.test(field.description ?? '') ? 0.5 : 0.65)
    }
    if (weakPages.has(name)) return size === undefined ? [] : found('number', 0.8)
    if (rowOffsets.has(name) || offsets.has(name)) {
      const asking = offsetAsking(field, { place, size, method })
      return asking === undefined ? [] : [asking]
    }
    if (cursors.has(name) || (weakCursors.has(name) && size !== undefined)) return found('cursor', 0.7)
    return []
  })
}

/** How an input asks for pages: the surest way; of two as sure the outer one. */
export const askingOf = (input: ReadonlyArray<Field>, method: string): Asking | undefined => {
  const all = placesOf(input, 2).flatMap((place) => askingIn(place, method))
  return [...all].sort((a, b) => b.confidence - a.confidence || a.place.path.length - b.place.path.length)[0]
}
