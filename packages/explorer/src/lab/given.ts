/** The members that were filled in, as a body of the control API. */
export const given = (members: Readonly<Record<string, string | number | undefined>>): object =>
  Object.fromEntries(
    Object.entries(members).filter(
      ([, value]) => value !== '' && value !== undefined && !Number.isNaN(value),
    ),
  )
