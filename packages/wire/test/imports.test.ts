import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

describe('wire', () => {
  it('imports nothing', () => {
    const src = join(__dirname, '../src')
    const texts = readdirSync(src).map((file) => readFileSync(join(src, file), 'utf8'))
    expect(
      texts.flatMap((text) => [...text.matchAll(/from '([^.'][^']*)'/g)].map(([, name]) => name)),
    ).toEqual([])
  })
})
