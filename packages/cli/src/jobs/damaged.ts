import type { DamagedJob } from '@paifang/jobs/level'
import type { Text } from '../Command'

/** What to do about a job of which nobody can read how it stands. */
export const damagedText = ({ name, file }: DamagedJob): Text => ({
  en: `${name}: damaged, ${file} cannot be read. What is kept of its rows is not in this file: run the command, or the program, that began it once more, which writes the file anew; --restart would send rows again`,
  zh: `${name}：已损坏，无法读取 ${file}。各行的结果不在该文件中：请再次执行原命令或程序，它会重写该文件；--restart 会重发数据`,
})
