import { join } from 'node:path'
import * as wire from '@paifang/wire'
import { examplesIn, runExample } from '../../../.dev/test/examples'

describe('README.md', () => {
  it('prints what its example says', async () => {
    const [example = ''] = examplesIn(join(__dirname, '../README.md'))
    expect(await runExample(example, { load: () => wire })).toEqual([
      '{"tid":7091800003790954036,"created":"1970-01-01 08:00:00"}',
      '1970-01-01 08:00:00',
      undefined,
    ])
  })
})
