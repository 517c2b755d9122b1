/** What stands below every command that asks the registry for our packages, until one is published. */
const notes = {
  en: 'Not published yet: [install from the checkout](/guide/first-call#install), all packages at once; then `npx paifang`.',
  zh: '尚未发布：请[从代码仓库安装](/zh/guide/first-call#安装)，一次装全；之后用 `npx paifang`。',
}
const asksRegistry = /^(?:npm install .*@paifang\/|npx @paifang\/)/m
/** READMEs say it themselves, since they are read without these pages. */
const saysSo = /Until (?:it is|they are) published|发布之前/

/** @param language 'en' or 'zh' */
export const withNotes = (page, language) =>
  saysSo.test(page)
    ? page
    : page.replace(/^```sh\n([\s\S]*?)^```$/gm, (block, commands) =>
        asksRegistry.test(commands) ? `${block}\n\n${notes[language]}` : block,
      )

/** Before VitePress reads a page. */
export const untilPublished = {
  name: 'until-published',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('.md') ? withNotes(code, id.includes('/site/zh/') ? 'zh' : 'en') : undefined,
}
