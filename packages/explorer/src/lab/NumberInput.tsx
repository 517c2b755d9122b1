import type { JSX } from 'preact'

/** A number as it was typed, `''` for none, with its label. */
export const NumberInput = ({
  label,
  value,
  onChange,
  ...bounds
}: {
  label: string
  value: string
  onChange: (value: string) => void
  min?: number
  max?: number
  required?: boolean
  placeholder?: string
}): JSX.Element => (
  <label>
    {label}{' '}
    <input
      type="number"
      value={value}
      onInput={({ currentTarget }) => onChange(currentTarget.value)}
      {...bounds}
    />
  </label>
)
