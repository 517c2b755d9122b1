/** What JSON text says; `undefined` where it is none. Its integers are numbers: `parseJson` of contract rounds none. */
export const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
