/** How many of what, in English: `1 row`, `2 rows`. */
export const amount = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`
