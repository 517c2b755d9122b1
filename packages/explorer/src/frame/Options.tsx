import type { JSX } from 'preact'

/** What a select offers; default: each value is shown as it is. */
export const Options = <A extends string>({
  values,
  shown,
}: {
  values: ReadonlyArray<A>
  shown?: Readonly<Record<A, string>>
}): JSX.Element => (
  <>
    {values.map((value) => (
      <option key={value} value={value}>
        {shown?.[value] ?? value}
      </option>
    ))}
  </>
)
