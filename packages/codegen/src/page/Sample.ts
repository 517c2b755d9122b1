/** The tree a sample shows: member names in the order of the document; no members for a value. */
export interface Sample {
  readonly name: string
  readonly members: ReadonlyArray<Sample>
}

/** A name as samples spell it: without separators and case. */
export const plain = (name: string): string => name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()

export interface SampleNames {
  readonly shown: ReadonlySet<string>
  readonly structs: ReadonlySet<string>
  readonly structLists: ReadonlySet<string>
}

/** Every name a sample shows at any depth, plain; those that hold others, and those whose items do. */
export const namesIn = (sample: Sample | undefined): SampleNames => {
  const shown = new Set<string>()
  const structs = new Set<string>()
  const structLists = new Set<string>()
  const queue = sample === undefined ? [] : [sample]
  for (const { members } of queue)
    for (const member of members) {
      shown.add(plain(member.name))
      if (member.members.length > 0) structs.add(plain(member.name))
      if (member.members.some((item) => item.members.length > 0)) structLists.add(plain(member.name))
      queue.push(member)
    }
  return { shown, structs, structLists }
}
