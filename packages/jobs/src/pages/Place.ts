import type { LanePosition, Position, Walk } from './Position'
import { keptPage, keptRows, type SeenPage, type SeenRows } from './SeenRows'

/** A position in this process: with the rows that may come again, of which digests are made once it is kept. */
export type Place = Position<SeenRows, SeenPage>
export type PlaceWalk = Walk<SeenRows, SeenPage>
export type LanePlace = LanePosition<SeenRows, SeenPage>

/** What of a position tells of rows, in one form or the other. */
type Told<Rows, Page> = Pick<Position<Rows, Page>, 'recent' | 'heads' | 'border' | 'walk'>

const inTheOtherForm =
  <R, P, S, Q>(rows: (from: R) => S, page: (from: P) => Q) =>
  <T extends Told<R, P>>({
    recent,
    heads,
    border,
    walk,
    ...rest
  }: T): Omit<T, keyof Told<R, P>> & Told<S, Q> => {
    const turn = ({ one, last, ...others }: Walk<R, P>): Walk<S, Q> => ({
      ...others,
      ...(last === undefined ? {} : { last: page(last) }),
      ...(one === undefined ? {} : { one: rows(one) }),
    })
    return {
      ...rest,
      recent: recent.map(rows),
      ...(heads === undefined ? {} : { heads: heads.map(rows) }),
      border: border.map(rows),
      ...(walk === undefined ? {} : { walk: turn(walk) }),
    }
  }

const digestsOf = (rows: SeenRows): ReadonlyArray<string> => rows.digests()
const kept = inTheOtherForm(digestsOf, (page: SeenPage) => page.digest())
const held = inTheOtherForm(keptRows, keptPage)

/** As it is kept. */
export const positionOf = ({ lanes, ...place }: Place): Position => ({
  ...kept(place),
  ...(lanes === undefined
    ? {}
    : { lanes: lanes.map((lane) => ({ ...lane, at: kept(lane.at), start: lane.start.map(digestsOf) })) }),
})

/** As it is walked on from. */
export const placeOf = ({ lanes, ...position }: Position): Place => ({
  ...held(position),
  ...(lanes === undefined
    ? {}
    : { lanes: lanes.map((lane) => ({ ...lane, at: held(lane.at), start: lane.start.map(keptRows) })) }),
})
