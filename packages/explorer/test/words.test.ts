import { en as enJobs } from '../src/jobs/words/en'
import { zh as zhJobs } from '../src/jobs/words/zh'
import { en as enPage } from '../src/words/en'
import { zh as zhPage } from '../src/words/zh'

const en = { ...enPage, jobs: enJobs }
const zh = { ...zhPage, jobs: zhJobs }

const han = /\p{Script=Han}/u

/** Every text, by its place; what is made of something is made of ones and of x. */
const texts = (value: unknown, place: string): ReadonlyArray<readonly [string, string]> => {
  if (typeof value === 'string') return [[place, value]]
  if (typeof value === 'function')
    return texts(
      (value as (...given: ReadonlyArray<unknown>) => unknown)(...made(place, value.length)),
      place,
    )
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, one]) => texts(one, place === '' ? name : `${place}.${name}`))
}

const made = (place: string, count: number): ReadonlyArray<unknown> =>
  Array.from({ length: count }, () => (named.some((name) => place.endsWith(name)) ? 'x' : 1))

/** Made of a name, not of a number. */
const named = ['badFilter', 'noJson', 'repeatKey', 'readAs', 'Back', 'title', 'said', 'noneHint']

/** Names, signs and examples that are the same in every language. */
const same = /^[\s\d\p{P}\p{S}]*$|^(lang|har|filterHint|operations\.searchHint|columns\.seq)$/u

const spoken = (words: object): ReadonlyArray<readonly [string, string]> =>
  texts(words, '').filter(([place, text]) => !same.test(place) && !same.test(text))

describe('the words of the page', () => {
  it('are Chinese in Chinese, each of them, but for names', () => {
    const foreign = spoken(zh).filter(([, text]) => !han.test(text))
    // What a key does is told behind it; keys, and names that nobody translates, stand as they are.
    expect(
      foreign.filter(
        ([place, text]) => !/^keyList\.\d+\.0$/.test(place) && !/^[\w.:;+⌘↑↓、 -]{1,24}$/.test(text),
      ),
    ).toEqual([])
    expect(spoken(zh).length - foreign.length).toBeGreaterThan(200)
  })

  it('are English in English, each of them', () => {
    expect(spoken(en).filter(([, text]) => han.test(text))).toEqual([])
  })

  it('are as many in one language as in the other, at the same places', () => {
    expect(texts(zh, '').map(([place]) => place)).toEqual(texts(en, '').map(([place]) => place))
  })
})
