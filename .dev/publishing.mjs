// Where the packages come from. The root's package.json is the one place that holds it: `repository`, `homepage`,
// `bugs`, `author` there are written into every package's manifest; what is not there is in none.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './packages.mjs'

const facts = () => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const keywords = ['taobao', 'top', '淘宝开放平台', '奇门', 'opretail', '万店掌', 'sdk']

export const originNames = ['keywords', 'author', 'homepage', 'bugs', 'repository']

/** What every published manifest says of its origin. */
export const originOf = (name) => {
  const { repository, homepage, bugs, author } = facts()
  return {
    keywords,
    ...(author === undefined ? {} : { author }),
    ...(homepage === undefined ? {} : { homepage }),
    ...(bugs === undefined ? {} : { bugs }),
    ...(repository === undefined
      ? {}
      : { repository: { type: 'git', url: repository.url ?? repository, directory: `packages/${name}` } }),
  }
}

/**
 * What must be decided before anything is published: npm's provenance wants the repository that builds. Once it is stated, a
 * test asks the READMEs to say no longer how packages are installed from a checkout.
 */
export const missingToPublish = () => {
  const stated = facts()
  return ['repository', 'homepage', 'bugs', 'author']
    .filter((name) => stated[name] === undefined)
    .map((name) => `package.json of the repository does not state "${name}"`)
}
