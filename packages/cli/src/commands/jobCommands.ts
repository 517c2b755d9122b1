import type { Command } from '../Command'
import { callingFlags } from './flags'

const folderFlag = {
  flag: '--folder <folder>',
  text: { en: 'where jobs are kept; default .paifang/jobs', zh: '任务目录，默认 .paifang/jobs' },
}

export const bulkCommand: Command = {
  usage: 'bulk <method> <file>',
  text: {
    en: 'calls an operation for every row of a CSV or NDJSON file; the same command again goes on where it stopped',
    zh: '对 CSV 或 NDJSON 文件的每一行调用接口；再次执行同一命令会从停止处继续',
  },
  flags: (gateways) => [
    { flag: '--rows <path>', text: { en: 'where in the input the rows stand', zh: '数据行在入参中的位置' } },
    {
      flag: '--map <field=column...>',
      text: { en: 'which column is which field', zh: '字段与列的对应关系' },
    },
    {
      flag: '--param <name=value...>',
      text: { en: 'one input field beside the rows', zh: '数据行以外的一个入参' },
    },
    {
      flag: '--input <file>',
      text: { en: 'the input around the rows, as JSON', zh: '数据行以外的入参（JSON 文件）' },
    },
    {
      flag: '--request-key <path>',
      text: { en: "where the request's key goes; default: as documented", zh: '幂等键的位置，默认按文档' },
    },
    {
      flag: '--request-time <path>',
      text: { en: "where the request's time goes (ms)", zh: '请求时间（毫秒）的位置' },
    },
    { flag: '--chunk <rows>', text: { en: 'rows of one request', zh: '每次请求的行数' } },
    {
      flag: '--concurrency <requests>',
      text: { en: 'requests at once; default 4', zh: '并发请求数，默认 4' },
    },
    {
      flag: '--atomic',
      text: { en: 'a refused request writes nothing', zh: '被拒绝的请求不会写入任何数据' },
    },
    { flag: '--upsert', text: { en: 'rows may be written twice', zh: '同一行可重复写入' } },
    {
      flag: '--validated-first',
      text: { en: 'refused parameters mean nothing was written', zh: '参数错误意味着未写入任何数据' },
    },
    {
      flag: '--job <name>',
      text: { en: 'its name; default: made of the command', zh: '任务名，默认由命令生成' },
    },
    folderFlag,
    {
      flag: '--report <file>',
      text: { en: 'rows that are not done, by number', zh: '未成功的行（仅行号）' },
    },
    {
      flag: '--refused-rows <file>',
      text: {
        en: 'copies of the refused rows, one JSON object in each line: mend them, and run bulk on that file',
        zh: '被拒绝的行的副本（每行一个 JSON 对象）：修正后对该文件再运行 bulk',
      },
    },
    { flag: '--restart', text: { en: 'forgets the job and begins anew', zh: '放弃原任务，重新开始' } },
    {
      flag: '--yes',
      text: {
        en: 'also where rows were sent; to production without asking',
        zh: '即使已发送过数据；写入生产环境时不再询问',
      },
    },
    { flag: '--wait', text: { en: 'waits out bans and quotas', zh: '等待限流与配额恢复' } },
    { flag: '--dry-run', text: { en: 'checks every row; sends nothing', zh: '检查每一行，不发送' } },
    ...callingFlags(gateways),
  ],
  example:
    'paifang bulk taobao.logistics.express.user.blacklist.tms.sync rows.csv --rows user_blacklist_request.blacklist --input around.json --request-time user_blacklist_request.request_time',
  load: () => (require('../jobs/bulk') as typeof import('../jobs/bulk')).runBulk,
  usageCode: 64,
}

export const pagesCommand: Command = {
  usage: 'pages <method> <file>',
  text: {
    en: 'writes the rows of all pages to an NDJSON or CSV file; the same command again goes on where it stopped',
    zh: '将所有分页数据写入 NDJSON 或 CSV 文件；再次执行同一命令会从停止处继续',
  },
  flags: (gateways) => [
    { flag: '--param <name=value...>', text: { en: 'one input field', zh: '一个入参' } },
    { flag: '--input <file>', text: { en: 'the input, as JSON', zh: '入参（JSON 文件）' } },
    {
      flag: '--rows <path>',
      text: {
        en: 'where in the answer the rows stand; default: as documented',
        zh: '数据行在应答中的位置，默认按文档',
      },
    },
    {
      flag: '--paging <name=path...>',
      text: {
        en: 'how it pages, where no document says: page=pageNumber size=pageSize total=total; or offset, cursor and next, hasNext, key; start, end and format of --window',
        zh: '文档未说明时的翻页方式：page=pageNumber size=pageSize total=total；或 offset、cursor 与 next、hasNext、key；--window 的 start、end 与 format',
      },
    },
    { flag: '--size <rows>', text: { en: 'rows of a page', zh: '每页行数' } },
    {
      flag: '--window <from..to>',
      text: {
        en: 'the time, GMT+8: "2021-01-01..2021-01-31", or "2021-01-01.." up to now',
        zh: '时间范围（GMT+8）："2021-01-01..2021-01-31"，或 "2021-01-01.." 至今',
      },
    },
    {
      flag: '--step <span>',
      text: { en: 'the longest window: 1d, 6h, 30m, 10s', zh: '单个窗口的最长时间：1d、6h、30m、10s' },
    },
    {
      flag: '--lag <span>',
      text: { en: 'how far behind now it ends; default 3m', zh: '距当前时间的滞后，默认 3m' },
    },
    { flag: '--walk <way>', text: { en: 'forward or backward', zh: '翻页方向 forward 或 backward' } },
    { flag: '--concurrency <windows>', text: { en: 'windows at once; default 1', zh: '并发窗口数，默认 1' } },
    {
      flag: '--columns <names>',
      text: { en: 'of a .csv file: id,store.name; default: all', zh: 'CSV 的列：id,store.name，默认全部' },
    },
    { flag: '--wait', text: { en: 'waits out bans and quotas', zh: '等待限流与配额恢复' } },
    { flag: '--dry-run', text: { en: 'shows the first request; sends nothing', zh: '显示首个请求，不发送' } },
    ...callingFlags(gateways),
  ],
  example: 'paifang pages taobao.tmc.groups.get groups.csv --size 40 --columns name',
  load: () => (require('../jobs/pages') as typeof import('../jobs/pages')).runPages,
  usageCode: 64,
}

export const jobsCommand: Command = {
  usage: 'jobs [job]',
  text: {
    en: 'how jobs stand; of one, the rows that are not done, as JSON lines or in a CSV file',
    zh: '任务状态；指定任务时列出未成功的行，可写入 CSV 文件',
  },
  flags: () => [
    folderFlag,
    {
      flag: '--report <file>',
      text: { en: 'writes the rows that are not done, by number', zh: '将未成功的行（仅行号）写入文件' },
    },
    {
      flag: '--unknown <file>',
      text: { en: 'writes the unknown rows, to be looked up', zh: '将结果未知的行写入文件，供核对' },
    },
    {
      flag: '--settle <file>',
      text: {
        en: 'takes what was found out: row, outcome (done, refused, again)',
        zh: '提交核对结果：row、outcome（done、refused、again）',
      },
    },
  ],
  example: 'paifang jobs --json',
  load: () => (require('../jobs/jobs') as typeof import('../jobs/jobs')).runJobs,
  usageCode: 64,
}

export const workerCommand: Command = {
  usage: 'worker <module>',
  text: {
    en: 'works on the jobs of a queue: the job and queue that a module exports',
    zh: '处理队列中的任务：模块所导出的 job 与 queue',
  },
  flags: () => [
    { flag: '--ranges <ranges>', text: { en: 'ranges at once; default 1', zh: '并发区段数，默认 1' } },
    {
      flag: '--concurrency <requests>',
      text: { en: 'requests of a range at once; default 4', zh: '每个区段的并发请求数，默认 4' },
    },
    {
      flag: '--verbose',
      text: { en: 'the stack of a module that does not load', zh: '模块无法加载时显示调用栈' },
    },
  ],
  example: 'paifang worker ./blacklist.js --ranges 2',
  load: () => (require('../jobs/worker') as typeof import('../jobs/worker')).runWorker,
  usageCode: 64,
}
