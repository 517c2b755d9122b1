import type { ESLint, Linter } from 'eslint'
import { noUnstartedCall } from './noUnstartedCall'

/** The plugin's one rule. */
export const rules: NonNullable<ESLint.Plugin['rules']> = { 'no-unstarted-call': noUnstartedCall }

const plugin: ESLint.Plugin = { meta: { name: '@paifang/eslint-plugin', version: '0.1.0' }, rules }

/** For the list of a flat configuration: the rule switched on for TypeScript, whose types it needs. */
export const recommended: Linter.Config = {
  name: '@paifang/recommended',
  files: ['**/*.ts', '**/*.mts', '**/*.cts', '**/*.tsx'],
  plugins: { '@paifang': plugin },
  rules: { '@paifang/no-unstarted-call': 'error' },
}
