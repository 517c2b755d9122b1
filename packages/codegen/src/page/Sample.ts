/** The tree a sample shows: member names in the order of the document; no members for a value. */
export interface Sample {
  readonly name: string
  readonly members: ReadonlyArray<Sample>
}

/** A name as samples spell it: without separators and case. */
export const plain = (name: string): string => name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()

/** Every name a sample shows at any depth, plain. */
export const namesIn = (sample: Sample): ReadonlySet<string> => {
  const names = new Set<string>()
  const queue = [sample]
  for (const { members } of queue)
    for (const member of members) {
      names.add(plain(member.name))
      queue.push(member)
    }
  return names
}
