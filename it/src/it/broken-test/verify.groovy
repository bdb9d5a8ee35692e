import dev.capsule.it.*

def log = new File(basedir, 'build.log').text
assert log.contains('src/test/capsule/test_broken.py: broken, 1 problem, becomes a failing test')
assert log.contains("src/test/capsule/test_broken.py:2:1: ModuleNotFoundError: No module named 'countin'")
assert log =~ /Tests run: 2, Failures: 0, Errors: 1, Skipped: 0/

def reports = SurefireReports.of(basedir)
assert reports.outcomes() == ['test_broken (build)': 'error', 'test_counting/words_are_counted': 'passed']
assert reports.message('test_broken (build)').startsWith('src/test/capsule/test_broken.py:2:1: ModuleNotFoundError')
return true
