import { join } from 'node:path'
import { createHash } from 'node:crypto'
import * as signing from '@paifang/signing'
import { examplesIn, runExample } from '../../../.dev/test/examples'

describe('README.md', () => {
  it('signs as its example says', async () => {
    const [example = ''] = examplesIn(join(__dirname, '../README.md'))
    const [pairs, signature] = await runExample(example, { load: () => signing })
    expect(pairs).toEqual([
      ['page', '1'],
      ['type', 'pdd.time.get'],
    ])
    const text = 'testSecretpage1typepdd.time.gettestSecret'
    expect(signature).toBe(createHash('md5').update(text).digest('hex').toUpperCase())
    expect(example).toContain(`// ${String(signature)}`)
  })
})
