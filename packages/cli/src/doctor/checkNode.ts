import { fine, problem, type Finding } from './Finding'

/** Node 20.19 is the first that every package of ours runs on. */
export const checkNode = (version: string): Finding => {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 19)
    ? fine('node', `Node ${version}`, `Node ${version}`)
    : problem(
        'node',
        { en: `Node ${version} is too old`, zh: `Node ${version} 版本过旧` },
        { en: 'install Node 20.19 or newer', zh: '请安装 Node 20.19 或更高版本' },
      )
}
