import dev.capsule.it.*
import groovy.json.JsonSlurper

def goal = "dev.capsule:capsule-maven-plugin:$version:run".toString()
def maven = new Maven(basedir, localRepositoryPath, javaHome)
def json = new JsonSlurper()

// For people: a summary, then the envelope.
def log = new File(basedir, 'build.log').text
assert log =~ /Task "main" succeeded after [\d,]+ ms: [\d,]+ fuel, [\d.]+ MiB\.\n\{"success":true,"result":"Hello from Capsule!",/

// For programs: the envelope alone.
def run = maven.run(['-q', goal, '-Dcapsule.file=hello.py', '-Dcapsule.json'])
assert run.exitCode() == 0
assert run.stdout().count('\n') == 1 && run.stdout().endsWith('}\n')
def envelope = json.parseText(run.stdout())
assert envelope.keySet() as List == ['success', 'result', 'error', 'execution']
assert envelope.success && envelope.result == 'Hello from Capsule!' && envelope.error == null
assert envelope.execution.task_name == 'main' && envelope.execution.retries == 0
assert envelope.execution.fuel_consumed > 0 && envelope.execution.ram_used <= 64 << 20

// A failure has an envelope, too, and an exit code; what Maven says about it is elsewhere.
run = maven.run(['-q', goal, '-Dcapsule.file=failing.py', '-Dcapsule.json', '-Dcapsule.args=["Ada"]', '-Dcapsule.verbose',
    '-Dcapsule.output=reports/envelope.json'])
assert run.exitCode() == 1
assert run.stdout().count('\n') == 1 && run.stdout().endsWith('}\n')
envelope = json.parseText(run.stdout())
assert !envelope.success && envelope.result == null
assert envelope.error.error_type == 'task_error' && envelope.error.message == 'LookupError: Ada is not here'
assert envelope.error.traceback.collect { "$it.file:$it.line $it.function".toString() } == ['failing.py:3 main']
assert run.stderr().contains('looking for Ada\n')
assert run.stderr().contains('task "main" failed: task_error: LookupError: Ada is not here')
assert new File(basedir, 'reports/envelope.json').text == run.stdout()

// Keyword arguments and other tasks.
run = maven.run(['-q', goal, '-Dcapsule.file=failing.py', '-Dcapsule.json', '-Dcapsule.kwargs={"name": "Bob"}'])
assert json.parseText(run.stdout()).error.message == 'LookupError: Bob is not here'
run = maven.run(['-q', goal, '-Dcapsule.file=hello.py', '-Dcapsule.task=mian', '-Dcapsule.json'])
assert run.exitCode() == 1
assert json.parseText(run.stdout()).error.message == 'hello.py has no task "mian", did you mean "main"? (its tasks: "main")'

// Without a run there is no envelope.
run = maven.run(['-q', goal, '-Dcapsule.file=hello.py', '-Dcapsule.args=["a",]', '-Dcapsule.json'])
assert run.exitCode() == 1 && run.stdout().isEmpty()
assert run.stderr().contains("capsule.args is not JSON: Unexpected character (']' (code 93))")
assert run.stderr().contains('at line 1, column 6')
run = maven.run(['-q', goal, '-Dcapsule.file=goodbye.py', '-Dcapsule.json'])
assert run.exitCode() == 1 && run.stdout().isEmpty()
assert run.stderr().contains('goodbye.py: there is no such file')
return true
