/** Adds a property that `console.log`, `JSON.stringify`, `Object.keys` and spreads do not see. */
export const hidden = <T extends object, K extends string, V>(
  shown: T,
  key: K,
  value: V,
): T & { readonly [P in K]: V } =>
  Object.defineProperty(shown, key, { value, enumerable: false }) as T & { readonly [P in K]: V }
