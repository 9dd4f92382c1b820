// The import rules of ARCHITECTURE.md. The ranks of the areas are one array, src/areas/ranks.json.
const ranks = require('./src/areas/ranks.json');

const anyArea = '^src/areas/((?:channels/)?[^/]+)/';
const tests = '\\.(test|oracle|fixture)\\.tsx?$';
const browser = '^src/(ui|apps/agent|apps/widget)/|^src/areas/.+/web/';
/** What browser code may use of the platform; it must itself run in a browser. */
const browserPlatform =
  '^src/platform/(errors|money|i18n|clock|dates|presence)/|^src/platform/http/(contract|client|query-keys)\\.ts$|^src/platform/writing/.+\\.rules\\.ts$';
const contracts = '^src/(areas|apps)/.+(/contract\\.ts|\\.contract\\.ts|\\.rules\\.ts|/messages\\.[^/]+|/events\\.ts)$';

const folders = (areas) => `^src/areas/(${areas.join('|')})/`;

const upward = ranks.map((areas, rank) => ({
  name: `rank-${rank + 1}-imports-lower-ranks-only`,
  comment: `${areas.join(', ')}: only lower ranks may be imported; upwards go events.`,
  severity: 'error',
  from: { path: folders(areas), pathNot: tests },
  to: {
    path: folders(
      ranks
        .slice(rank + 1)
        .flat()
        .concat('.^'),
    ),
  },
}));

const sideways = {
  name: 'equal-ranks-do-not-meet',
  comment: 'Areas of the same rank share ids, events, or a page in apps.',
  severity: 'error',
};
const beside = ranks.flatMap((areas) =>
  areas
    .filter((area) => areas.length > 1 && area !== 'channels')
    .map((area) => ({
      ...sideways,
      from: { path: folders([area]), pathNot: tests },
      to: { path: folders(areas.filter((other) => other !== area)) },
    })),
);
const channels = {
  ...sideways,
  from: { path: '^src/areas/channels/([^/]+)/', pathNot: tests },
  to: { path: '^src/areas/(channels|directors-line|surveys)/', pathNot: '^src/areas/channels/$1/' },
};

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'platform-knows-no-business',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: tests },
      to: { path: '^src/(areas|apps|ui)/' },
    },
    {
      name: 'ui-knows-no-business',
      severity: 'error',
      from: { path: '^src/ui/', pathNot: tests },
      to: { path: '^src/(areas|apps)/' },
    },
    {
      name: 'areas-never-import-apps',
      severity: 'error',
      from: { path: '^src/areas/', pathNot: tests },
      to: { path: '^src/apps/' },
    },
    {
      name: 'areas-are-entered-by-their-doors',
      comment: 'index.ts, contract.ts and web/index.ts; the sample company also by world.ts.',
      severity: 'error',
      from: { path: `${anyArea}`, pathNot: tests },
      to: {
        path: '^src/areas/',
        pathNot: ['^src/areas/$1/', `${anyArea}(index\\.ts|contract\\.ts|web/index\\.tsx?|world(/index)?\\.ts)$`],
      },
    },
    {
      name: 'apps-enter-areas-by-their-doors',
      severity: 'error',
      from: { path: '^(src/(apps|platform|ui)|db|bench)/', pathNot: [tests, '^db/seeds/'] },
      to: {
        path: '^src/areas/',
        pathNot: `${anyArea}(index\\.ts|contract\\.ts|web/index\\.tsx?|world(/index)?\\.ts|(web/)?messages\\.(es|en)\\.ts)$`,
      },
    },
    {
      name: 'rules-are-pure',
      comment:
        'Rules import rules, contracts, doors below, and what is pure in the platform; types may come from anywhere.',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: {
        path: '.',
        dependencyTypesNot: ['type-only'],
        pathNot: [
          '\\.rules\\.ts$',
          '(^|/)contract\\.ts$',
          `${anyArea}index\\.ts$`,
          '^src/platform/(errors|money|dates|i18n|clock)/',
          '^node_modules/(zod|temporal-polyfill|intl-messageformat|libphonenumber-js)/',
        ],
      },
    },
    {
      name: 'browser-code-stays-in-the-browser',
      comment: 'Contracts, rules, ui and web; never a store or a command.',
      severity: 'error',
      from: { path: browser, pathNot: tests },
      to: { path: '^(src|db|tests|bench)/', pathNot: [browser, contracts, browserPlatform] },
    },
    {
      name: 'no-node-in-the-browser',
      severity: 'error',
      from: { path: [browser, contracts, browserPlatform], pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'queries-live-in-stores',
      comment: 'The query builder is imported by store files and the platform only; row types may travel.',
      severity: 'error',
      from: { path: '^src/(areas|apps|ui)/', pathNot: [tests, '(/|\\.)store\\.ts$'] },
      to: { path: '^node_modules/(kysely|pg|pg-copy-streams)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: '^(tests|bench)/|\\.test\\.tsx?$' },
    },
    {
      name: 'declared-dependencies-only',
      severity: 'error',
      from: { path: '^(src|db)/', pathNot: [tests, '^db/seeds/'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...upward,
    ...beside,
    channels,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|coverage|tests/corpus)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
