/** The body with a quote at each of the given places. */
export const insertQuotes = (json: Uint8Array, places: ReadonlyArray<number>): Uint8Array => {
  const room = places.length
  const out = new Uint8Array(json.length + room)
  // The body goes to the far end and moves up piece by piece: copying within one array allocates nothing.
  out.set(json, room)
  let from = 0
  let to = 0
  for (const place of places) {
    out.copyWithin(to, from + room, place + room)
    to += place - from
    out[to++] = 34
    from = place
  }
  return out
}
