import dev.capsule.it.*

def log = new File(basedir, 'build.log').text

// The first build compiles three files, and every task is a test.
assert log =~ /src\/main\/capsule\/sales\.ts: built, 3 tasks, \d+ ms/
assert log.contains('2 task files: 2 built (3 tasks)')
assert log =~ /src\/test\/capsule\/test_sales\.ts: built, 5 tasks, \d+ ms/
assert log =~ /Tests run: 8, Failures: 0, Errors: 0, Skipped: 0/
assert SurefireReports.of(basedir).outcomes() == [
    'sales/analyze': 'passed',
    'sales/clean': 'passed',
    'sales/report': 'passed',
    'test_sales/each_task_reports_what_it_used': 'passed',
    'test_sales/every_row_is_kept_or_counted': 'passed',
    'test_sales/prices_are_read_in_cents': 'passed',
    'test_sales/the_analysis_adds_up': 'passed',
    'test_sales/the_data_is_the_same_every_time': 'passed',
]

// The second has nothing to do.
assert log.contains('2 task files: 2 up to date (3 tasks)')
assert log.contains('1 task file: 1 up to date (5 tasks)')

// A task can be run by itself.
def run = new Maven(basedir, localRepositoryPath, javaHome).run([
    '-q', 'capsule:run', '-Dcapsule.file=src/main/capsule/sales.ts', '-Dcapsule.task=report', '-Dcapsule.args=[200]',
    '-Dcapsule.json'])
assert run.exitCode() == 0
assert run.stdout().startsWith('{"success":true,"result":{"rows":200,')
return true
