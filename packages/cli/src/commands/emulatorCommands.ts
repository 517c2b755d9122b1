import type { Command, Flag } from '../Command'
import { packageFlag, rowFlags, specFlag } from './flags'

const jobsFlag: Flag = {
  flag: '--jobs <folder...>',
  text: {
    en: 'jobs of these folders on the page, also while they run: .paifang/jobs',
    zh: '在页面中显示这些目录的任务（运行中亦可）：.paifang/jobs',
  },
}

export const startCommand: Command = {
  usage: 'start',
  text: {
    en: 'TOP and opretail emulated here, five calls and what failing looks like',
    zh: '在本机仿真 TOP 与 opretail，完成五次调用并演示各种失败',
  },
  flags: () => [
    { flag: '--verbose', text: { en: 'describes every failure', zh: '显示每个失败的说明' } },
    {
      flag: '--ui [port]',
      text: {
        en: 'then these calls in the console page, until Ctrl-C',
        zh: '随后在控制台页面查看这些调用，直到 Ctrl-C',
      },
    },
    jobsFlag,
  ],
  example: 'paifang start --json',
  load: () => (require('../start/start') as typeof import('../start/start')).start,
}

export const emulateCommand: Command = {
  usage: 'emulate',
  text: { en: 'starts the emulator of every gateway', zh: '启动全部网关的仿真器' },
  flags: () => [
    { flag: '--port <port>', text: { en: 'default 0: a free one', zh: '端口，默认 0：自动选择' } },
    {
      flag: '--host <host>',
      text: {
        en: 'default 127.0.0.1; a wider one lets others in',
        zh: '默认 127.0.0.1；更大范围会允许外部访问',
      },
    },
    {
      flag: '--exposed',
      text: {
        en: 'on all addresses: others get in, to secrets too',
        zh: '监听所有地址：允许外部访问，包括密钥',
      },
    },
    packageFlag,
    specFlag,
    {
      flag: '--fault <rule...>',
      text: {
        en: 'a fault, e.g. stall:method=taobao.time.get,nth=2',
        zh: '故障规则，如 stall:method=taobao.time.get,nth=2',
      },
    },
    {
      flag: '--paged <wish...>',
      text: {
        en: 'how pages are answered, e.g. taobao.tmc.groups.get:count=500,changes=3,cap=20',
        zh: '分页应答方式，如 taobao.tmc.groups.get:count=500,changes=3,cap=20',
      },
    },
    {
      flag: '--batches <wish...>',
      text: {
        en: 'which rows are refused, e.g. METHOD:refuses=17+18,writes=none',
        zh: '批量写入时拒绝哪些行，如 METHOD:refuses=17+18,writes=none',
      },
    },
    {
      flag: '--quota <calls>',
      text: { en: 'calls per app and day (GMT+8)', zh: '每个应用每天的调用上限（GMT+8）' },
    },
    {
      flag: '--clock <time>',
      text: {
        en: 'starts the clock at "yyyy-MM-dd HH:mm:ss" GMT+8',
        zh: '时钟起点 "yyyy-MM-dd HH:mm:ss"（GMT+8）',
      },
    },
    {
      flag: '--journal <file>',
      text: {
        en: 'every request, one JSON line each; the next run shows them again',
        zh: '每个请求写一行 JSON，下次启动时恢复显示',
      },
    },
    {
      flag: '--state <file>',
      text: { en: 'keeps the state over restarts', zh: '将状态保存到文件，重启后恢复' },
    },
    { flag: '--seed <number>', text: { en: 'of arbitrary answers and faults', zh: '随机应答与故障的种子' } },
    {
      flag: '--ui [port]',
      text: { en: 'the console page beside it, see explore', zh: '同时启动控制台页面，见 explore' },
    },
    jobsFlag,
    { flag: '--lenient', text: { en: 'signatures and clocks are not checked', zh: '不检查签名与时钟' } },
    {
      flag: '--show-sensitive',
      text: { en: 'nothing is masked in journal and control API', zh: '日志与控制接口不脱敏' },
    },
    {
      flag: '--reveal',
      text: { en: 'the console may show one call at a time unmasked', zh: '控制台可逐条显示未脱敏的调用' },
    },
  ],
  example: 'paifang emulate --port 8099 --journal calls.jsonl',
  load: () => (require('../emulate/emulate') as typeof import('../emulate/emulate')).emulate,
}

export const tailCommand: Command = {
  usage: 'tail <url>',
  text: { en: 'follows the journal of a running emulator', zh: '跟踪运行中仿真器的请求日志' },
  flags: () => [
    {
      flag: '--last <n>',
      text: { en: 'so many of what there is first; default 20', zh: '先输出最近 n 条，默认 20' },
    },
    ...rowFlags,
    { flag: '--once', text: { en: 'what there is, then end', zh: '输出现有内容后结束' } },
  ],
  example: 'paifang tail http://127.0.0.1:8099 --failed',
  load: () => (require('../emulate/tail') as typeof import('../emulate/tail')).tail,
}

export const exploreCommand: Command = {
  usage: 'explore',
  text: {
    en: 'the console page: every call, every check, both sides of a signature',
    zh: '控制台页面：每次调用、每项检查、签名双方的原文',
  },
  flags: () => [
    { flag: '--emulator <url>', text: { en: 'whose calls it shows', zh: '显示哪个仿真器的调用' } },
    { flag: '--port <port>', text: { en: 'default: a free one', zh: '端口，默认自动选择' } },
    packageFlag,
    specFlag,
    jobsFlag,
    {
      flag: '--real',
      text: {
        en: 'calls may go to the endpoint of profile and environment, each confirmed',
        zh: '允许调用配置与环境变量所指的真实端点，每次均需确认',
      },
    },
  ],
  example: 'paifang explore --emulator http://127.0.0.1:8099',
  load: () => (require('../explore/explore') as typeof import('../explore/explore')).explore,
}
