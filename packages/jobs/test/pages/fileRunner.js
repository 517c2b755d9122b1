// A process that writes the file of pagesToFile.test.ts to its end or its death: node fileRunner.js <account> <file> [csv]
const {
  shopwebLiveCheckStatisticsDetailPageForCustomer: patrols,
} = require('@paifang/api-opretail-livecheck')
const { createOpretailClient } = require('@paifang/gateway-opretail')
const { pagesToFile } = require('@paifang/jobs')
const { csv } = require('@paifang/jobs/csv')

const [account = '', path = '', as = ''] = process.argv.slice(2)

const run = async () => {
  const client = createOpretailClient(JSON.parse(account))
  const month = {
    enterpriseId: '1',
    startTime: '2021-01-01',
    endTime: '2021-01-30',
    pageNumber: 1,
    pageSize: 10,
  }
  const paging = {
    by: 'number',
    page: ['pageNumber'],
    size: ['pageSize'],
    rows: ['records'],
    total: ['total'],
  }
  process.stdout.write(
    JSON.stringify(
      await pagesToFile(client, patrols, month, { path, paging, ...(as === 'csv' ? { format: csv() } : {}) }),
    ),
  )
  await client.close()
}

void run()
