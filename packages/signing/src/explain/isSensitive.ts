const credential = /^(?:session|sign|.*token|.*secret|password|passwd|pwd)$/i
const personal =
  /mobile|phone|tel|nick|name|receiver|buyer|seller|address|email|mail|id_?card|id_?no|cert|account|birth|alipay|contact|手机|电话|姓名|昵称|地址|邮箱|身份证/i
const harmless = /^(?:method|.*(?:method|file|api)_?name)$/i

/** Whether a parameter or a member of that name holds a credential. */
export const isCredential = (name: string): boolean => credential.test(name)

/** Whether a parameter or a member of that name holds a credential or personal data, as far as its name tells. */
export const isSensitive = (name: string): boolean =>
  isCredential(name) || (personal.test(name) && !harmless.test(name))
