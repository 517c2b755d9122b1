import js from '@eslint/js'
import tseslint from 'typescript-eslint'

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '**/test/golden/**',
      '**/test/data/**',
      '**/coverage/**',
      // A user's program, compiled in a user's folder.
      '.dev/runtimes/program.ts',
      'packages/docs/examples/nestjs/**',
      // It imports a package that its page has generated; a test does.
      'packages/docs/examples/ownDomain.ts',
      // Generated: type-checked and run by tests.
      'packages/api-*/src/**',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['.dev/tsconfig.tests.json'],
        tsconfigRootDir: new URL('..', import.meta.url).pathname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // One name for a type and its codec is the companion idiom of this code.
      '@typescript-eslint/no-redeclare': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      'no-control-regex': 'off',
    },
  },
  {
    // Sources by their package's own types, wherever else they are imported.
    files: ['packages/*/src/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { project: ['packages/*/tsconfig.json'] } },
  },
  {
    files: ['**/*.test.ts', 'packages/*/test/**/*.ts', '.dev/test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    // What a request brought is text on the page, and stays text.
    files: ['packages/explorer/src/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'JSXAttribute[name.name=/^dangerouslySetInnerHTML$/], MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
          message: 'Text never becomes markup.',
        },
      ],
    },
  },
  {
    // A command's module is loaded when the command runs: `paifang --version` loads none.
    files: ['packages/{cli,bench}/src/**/*.ts'],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'console',
          'process',
          'URL',
          'URLSearchParams',
          'module',
          'require',
          'performance',
          'Buffer',
          'fetch',
          'Response',
          'setTimeout',
          'clearTimeout',
          'setImmediate',
          '__dirname',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
)
