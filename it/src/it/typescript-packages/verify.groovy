import dev.capsule.it.*

// Each task uses a package for what people use it for, and is a test.
assert SurefireReports.of(basedir).outcomes() == [
    'data/immer': 'passed',
    'data/lodash': 'passed',
    'data/papaparse': 'passed',
    'data/yaml': 'passed',
    'maths/mathjs': 'passed',
    'schemas/ajv': 'passed',
    'schemas/zod': 'passed',
    'small/date_fns': 'passed',
    'small/minimist': 'passed',
    'small/nanoid': 'passed',
    'small/semver': 'passed',
    'small/uuid': 'passed',
    'text/cheerio': 'passed',
    'text/htmlparser2': 'passed',
    'text/marked': 'passed',
]
return true
