const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Why a wire name cannot be generated, or undefined. Odd names are fine; these would be unsafe or unreadable. */
export const fieldNameProblem = (name: unknown): string | undefined => {
  if (typeof name !== 'string' || name.trim() === '') return 'a field without a name'
  if (name === '__proto__') return 'a field cannot be called __proto__'
  if (name.length > 200) return 'a field name longer than 200 characters'
  if (/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]/.test(name))
    return 'a field name with characters that nobody sees: control characters, marks of direction'
  return !loneSurrogate.test(name) ? undefined : 'a field name with half a surrogate pair'
}

/** Why a method name cannot be generated, or undefined. */
export const methodProblem = (method: unknown): string | undefined =>
  typeof method === 'string' &&
  /^[A-Za-z][\w-]*(\.[\w-]+)*$/.test(method) &&
  method.length <= 200 &&
  !method.endsWith('.overrides')
    ? undefined
    : 'a method name must be words of letters, digits, - and _ with dots between, and start with a letter'

/** Structs within structs beyond this depth are refused; documents are cut at 7. */
export const maxDepth = 32
