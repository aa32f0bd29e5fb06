// The one direction of imports: kernel ← device, ui ← modules (in the order of modules.json) ← exchange ← main.
const modules = require('../modules.json')

const names = Object.keys(modules)

/** Of a neighbour, only what it says, allows and does; `reports` also reads stores. */
const open =
  '(model|policy|commands|content|agreement|discussion|sectors|needs|rules|keys/(model|policy|commands|ring|trust|wire|show|unlock))'

const betweenModules = names.flatMap(name => {
  const mayUse = modules[name]
  const strangers = names.filter(other => other !== name && !mayUse.includes(other))
  const rules = []
  if (strangers.length > 0)
    rules.push({
      name: `${name}-uses-only-what-the-map-allows`,
      severity: 'error',
      from: { path: `^src/modules/${name}/`, pathNot: '\\.(test|testing)\\.tsx?$' },
      to: { path: `^src/modules/(${strangers.join('|')})/` },
    })
  if (mayUse.length > 0 && name !== 'reports')
    rules.push({
      name: `${name}-enters-neighbours-by-the-front-door`,
      severity: 'error',
      from: { path: `^src/modules/${name}/`, pathNot: '\\.(test|testing)\\.tsx?$' },
      to: { path: `^src/modules/(${mayUse.join('|')})/`, pathNot: `^src/modules/[^/]+/${open}(\\.tsx?$|/)` },
    })
  return rules
})

const layer = (name, path, forbidden) => ({
  name,
  severity: 'error',
  from: { path, pathNot: '\\.(test|testing)\\.tsx?$' },
  to: { path: forbidden },
})

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    layer('kernel-knows-nobody', '^src/kernel/', '^src/(device|ui|modules|exchange|main)/'),
    layer('device-knows-the-kernel', '^src/device/', '^src/(ui|modules|exchange|main)/'),
    layer('ui-knows-the-kernel', '^src/ui/', '^src/(device|modules|exchange|main)/'),
    layer('modules-know-no-map-makers', '^src/modules/', '^src/(exchange|main)/'),
    layer('exchange-is-wired-by-main', '^src/exchange/', '^src/main/'),
    layer('the-product-knows-no-test', '^src/', '^(test|bench)/'),
    layer('only-main-plants-the-demonstration', '^src/(?!main/)', '^demo/'),
    {
      name: 'what-is-for-tests-stays-with-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.(test|testing)\\.tsx?$' },
      to: { path: '\\.(test|testing)\\.tsx?$' },
    },
    ...betweenModules,
    {
      name: 'isolated-dependencies',
      severity: 'error',
      comment: 'Each of these is known to one room only.',
      from: { pathNot: '^(src/device/|test/|bench/)|\\.(test|testing)\\.tsx?$' },
      to: { path: 'node_modules/(age-encryption|@noble/curves|shamir-secret-sharing)' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules/\\.vite)/' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'] },
  },
}
