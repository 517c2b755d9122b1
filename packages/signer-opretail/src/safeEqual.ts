import { timingSafeEqual } from 'node:crypto'

/** Compares two texts in a time that tells nothing about where they differ; only the length shows. */
export const safeEqual = (left: string, right: string): boolean => {
  const [a, b] = [Buffer.from(left, 'utf8'), Buffer.from(right, 'utf8')]
  return a.length === b.length && timingSafeEqual(a, b)
}
