import dev.capsule.it.*

def log = new File(basedir, 'build.log').text

// One Java test and three tasks; each task runs once although two anchors ask for it.
assert log.findAll(/(?m)Tests run: 4, Failures: 0, Errors: 0, Skipped: 0$/).size() == 2

// Surefire 3.5.3 would count no task, and so the anchor fails.
assert log =~ /(?m)Tests run: 2, Failures: 0, Errors: 1, Skipped: 0$/
assert log.contains('Surefire 3.5.3 does not count tests that come from files')

// The pattern leaves the test file out, and says so.
assert log =~ /(?m)Tests run: 4, Failures: 0, Errors: 0, Skipped: 1$/
def reports = SurefireReports.of(basedir)
assert reports.outcomes() == [
    'passes': 'passed',
    'test_words/words_are_counted': 'skipped',
    'words/count': 'passed',
    'words/longest': 'passed',
]
assert reports.message('test_words/words_are_counted') == "'capsule.test=words/*' does not match this task"

// The reports name the anchor, and hold what the task printed.
def report = new File(basedir, 'target/surefire-reports/TEST-com.example.CapsulesTest.xml').text
assert report.contains('<testcase name="words/count" classname="com.example.CapsulesTest"')
assert report =~ /counting\ncapsule  ok    count  .* src\/main\/capsule\/words\.py:5/
return true
