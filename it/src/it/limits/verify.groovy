import dev.capsule.it.*
import groovy.json.JsonSlurper

def maven = new Maven(basedir, localRepositoryPath, javaHome)
def run = { String task, String... more ->
    def result = maven.run(['-q', "dev.capsule:capsule-maven-plugin:$version:run".toString(),
        '-Dcapsule.file=limits.py', "-Dcapsule.task=$task".toString(), '-Dcapsule.json'] + (more as List))
    assert result.exitCode() == 1
    def envelope = new JsonSlurper().parseText(result.stdout())
    assert !envelope.success && envelope.execution.task_name == task
    envelope
}

assert new File(basedir, 'build.log').text.contains('{"success":true,"result":42,')

def envelope = run('spin')
assert envelope.error.error_type == 'fuel_exhausted'
assert envelope.error.message == 'fuel exhausted: the limit is 5000000 units'
assert envelope.execution.fuel_consumed >= 5_000_000

envelope = run('stay')
assert envelope.error.error_type == 'timeout'
assert envelope.execution.duration_ms >= 300

envelope = run('grow')
assert envelope.error.error_type == 'memory_exhausted'
assert envelope.error.message == 'the task needed more memory than its ram limit of 64 MiB'
assert envelope.execution.ram_used <= 64 << 20

envelope = run('stumble')
assert envelope.error.error_type == 'task_error' && envelope.error.message == 'RuntimeError: again'
assert envelope.execution.retries == 2

assert run('strange').error.error_type == 'invalid_result'
assert run('double', '-Dcapsule.args=[1, 2]').error.error_type == 'invalid_arguments'
assert run('deep').error.message.startsWith('RecursionError')
return true
