// The side bars: what a reader wants to do, in the order in which he comes to it.
export const contents = [
  {
    text: ['Start', '开始'],
    items: [
      ['guide/first-call', 'Five minutes, no account', '五分钟，无需账号'],
      ['guide/real-call', 'The first real call', '第一次真实调用'],
      ['guide/errors', 'What can go wrong', '六种失败'],
    ],
  },
  {
    text: ['How to', '怎么做'],
    items: [
      ['guide/sessions', 'Sessions and OAuth', '授权与 session'],
      ['guide/retries', 'Retries and deadlines', '重试与超时'],
      ['guide/bulk', 'Many rows, nightly', '批量写入与夜间任务'],
      ['guide/pages', 'Pages', '翻页'],
      ['guide/limits', 'Quotas and bans', '配额与封禁'],
      ['guide/callbacks', 'Callbacks', '接收平台回调'],
      ['guide/messages', 'Messages (TMC)', '消息服务（TMC）'],
      ['guide/protected-data', 'Protected fields, receivers', '敏感字段与收件人'],
      ['guide/downloads', 'Download a result', '下载结果文件'],
      ['guide/qimen', 'Qimen', '奇门'],
      ['guide/qimen-inbound', 'Qimen calls you', '奇门调用你'],
      ['guide/upload', 'Upload a file', '上传文件'],
      ['guide/own-operation', 'An API nobody generated', '调用未收录的接口'],
      ['guide/add-a-domain', 'Add a domain', '新增领域包'],
    ],
  },
  {
    text: ['Every day', '日常'],
    items: [
      ['guide/testing', 'Tests with the emulator', '用仿真器写测试'],
      ['guide/terminal', 'A day at the terminal', '命令行的一天'],
      ['guide/console', 'The console page', '控制台'],
      ['guide/http-errors', 'Errors to HTTP; NestJS', '错误变成 HTTP 状态，NestJS'],
    ],
  },
  {
    text: ['In production', '上线'],
    items: [
      ['guide/observability', 'Logs and events', '日志与事件'],
      ['guide/telemetry', 'Traces and metrics', '追踪与指标'],
      ['guide/policies', 'Policies of your own', '自己的策略'],
      ['guide/network', 'Proxies and TLS', '代理与 TLS'],
      ['guide/bundling', 'Bundles and runtimes', '打包与运行时'],
      ['guide/many-machines', 'More than one machine', '多台机器'],
    ],
  },
  {
    text: ['Reference', '参考'],
    items: [
      ['operations/', 'Every operation', '全部接口'],
      ['reference/error-codes', 'Error codes', '错误码'],
      ['reference/options', 'Options', '选项与默认值'],
      ['reference/events', 'Events', '事件'],
      ['reference/command-line', 'Command line', '命令行'],
      ['packages/', 'Packages', '各包'],
      ['reference/changes', 'What changed', '更新日志'],
    ],
  },
  {
    text: ['Why it is so', '为什么这样设计'],
    items: [
      ['explain/calls-are-values', 'A call is a value', '调用是一个值'],
      ['explain/signatures', 'Signatures, byte by byte', '签名逐字节'],
      ['explain/sent', 'What `sent` means', 'sent 的含义'],
      ['explain/time-ids-money', 'Time, ids, money', '时间、ID 与金额'],
      ['explain/support', 'Versions, support, licence', '版本、支持与许可证'],
    ],
  },
  {
    text: ['Coming from', '迁移'],
    items: [
      ['migrate/node-taobao-topclient', 'node-taobao-topclient', 'node-taobao-topclient'],
      ['migrate/topsdk', 'topsdk', 'topsdk'],
      ['migrate/taobao-sdk', 'taobao-sdk', 'taobao-sdk'],
      ['migrate/axios', 'axios by hand', '手写 axios'],
    ],
  },
  {
    text: ['Tutorial', '教程'],
    items: [['tutorial/third-gateway', 'A third gateway', '接入第三个网关']],
  },
]
