import type { JSX } from 'preact'

/** The row over a table that says what its columns are. */
export const TableHead = ({ columns }: { columns: ReadonlyArray<string | number> }): JSX.Element => (
  <thead>
    <tr>
      {columns.map((name, at) => (
        <th key={at} scope="col">
          {name}
        </th>
      ))}
    </tr>
  </thead>
)
