import dev.capsule.it.*

def log = new File(basedir, 'build.log').text
assert log =~ /Tests run: 6, Failures: 1, Errors: 2, Skipped: 1/

def reports = SurefireReports.of(basedir)
assert reports.outcomes() == [
    'billing/discount': 'skipped',
    'billing/endless': 'error',
    'billing/invoice': 'passed',
    'test_billing/an_invoice_is_a_dictionary': 'passed',
    'test_billing/an_invoice_multiplies': 'failure',
    'test_billing/nothing_is_free': 'error',
]
assert reports.message('test_billing/an_invoice_multiplies').contains('AssertionError: total is 253')
assert reports.message('test_billing/an_invoice_multiplies').contains('src/test/capsule/test_billing.py:8')
assert reports.message('test_billing/nothing_is_free').contains('ValueError: it was free')
assert reports.message('billing/endless').contains('fuel exhausted: the limit is 3000000 units')
assert reports.message('billing/discount').contains('needs arguments (percent)')

// The console links the line of the user's own source.
assert log.contains('src/test/capsule/test_billing.py:8: AssertionError: total is 253')
return true
