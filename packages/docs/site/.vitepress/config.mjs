import { defineConfig } from 'vitepress'
import { readdirSync, readFileSync } from 'node:fs'
import { contents } from './contents.mjs'
import { tokenize } from './tokenize.mjs'
import { untilPublished } from './untilPublished.mjs'
import { wholeSnippets } from './wholeSnippets.mjs'

/** Written by generate/operations.mjs. */
const tree = JSON.parse(readFileSync(new URL('operations.json', import.meta.url), 'utf8'))

const sidebar = (index, prefix) => {
  const main = contents.map(({ text, items }) => ({
    text: text[index],
    items: items.map(([path, ...names]) => ({ text: names[index], link: `${prefix}/${path}` })),
  }))
  const operations = tree.map(({ domain, subjects, operations: list }) => ({
    text: subjects[index],
    collapsed: true,
    items: list.map(({ operation, title }) => ({
      text: index === 0 ? operation : title,
      link: `${prefix}/operations/${domain}/${operation}`,
    })),
  }))
  const packages = readdirSync(new URL('../packages', import.meta.url))
    .filter((file) => file.endsWith('.md') && file !== 'index.md')
    .map((file) => file.replace(/\.md$/, ''))
    .map((name) => ({ text: name, link: `${prefix}/packages/${name}` }))
  const inPackages = { text: ['Packages', '包'][index], items: packages }
  const back = { text: index === 0 ? '← Contents' : '← 目录', link: `${prefix}/guide/first-call` }
  return {
    [`${prefix}/operations/`]: [back, ...operations],
    [`${prefix}/packages/`]: [back, inPackages],
    [`${prefix}/`]: main,
  }
}

const nav = (index, prefix) => [
  { text: ['Start', '开始'][index], link: `${prefix}/guide/first-call` },
  { text: ['Operations', '接口'][index], link: `${prefix}/operations/` },
  { text: ['Error codes', '错误码'][index], link: `${prefix}/reference/error-codes` },
]

export default defineConfig({
  title: 'Paifang 牌坊',
  description: 'A TypeScript SDK for platform gateways: TOP, opretail, Qimen',
  lastUpdated: false,
  vite: { plugins: [wholeSnippets, untilPublished] },
  cleanUrls: false,
  // Braces are words of our tables, not attributes of headings.
  markdown: { lineNumbers: false, attrs: { disable: true } },
  locales: {
    root: {
      label: 'English',
      lang: 'en',
      themeConfig: { nav: nav(0, ''), sidebar: sidebar(0, '') },
    },
    zh: {
      label: '简体中文',
      lang: 'zh-CN',
      description: '面向平台网关的 TypeScript SDK：淘宝开放平台（TOP）、万店掌（opretail）、奇门',
      themeConfig: {
        nav: nav(1, '/zh'),
        sidebar: sidebar(1, '/zh'),
        outline: { label: '本页目录' },
        docFooter: { prev: '上一页', next: '下一页' },
        returnToTopLabel: '回到顶部',
        sidebarMenuLabel: '菜单',
        darkModeSwitchLabel: '外观',
        lightModeSwitchTitle: '切换到浅色',
        darkModeSwitchTitle: '切换到深色',
        langMenuLabel: '切换语言',
        notFound: { title: '没有这一页', quote: '地址写错了，或页面已移走。', linkText: '回到首页' },
      },
    },
  },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        miniSearch: {
          options: { tokenize },
          searchOptions: { tokenize, combineWith: 'AND', prefix: true, fuzzy: false },
        },
        locales: {
          zh: {
            translations: {
              button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
              modal: {
                displayDetails: '显示详情',
                resetButtonTitle: '清除',
                backButtonTitle: '关闭',
                noResultsText: '没有找到',
                footer: { selectText: '选择', navigateText: '切换', closeText: '关闭' },
              },
            },
          },
        },
      },
    },
  },
})
