import dev.capsule.it.*
import groovy.json.JsonSlurper

def goal = "dev.capsule:capsule-maven-plugin:$version:run".toString()
def maven = new Maven(basedir, localRepositoryPath, javaHome)
def json = new JsonSlurper()

def log = new File(basedir, 'build.log').text
assert log =~ /Task "main" succeeded after [\d,]+ ms: [\d,]+ fuel, [\d.]+ MiB\.\n\{"success":true,"result":"Hello from Capsule!",/

// A failure names the lines of the TypeScript source.
def run = maven.run(['-q', goal, '-Dcapsule.file=failing.ts', '-Dcapsule.json', '-Dcapsule.args=["Ada"]', '-Dcapsule.verbose'])
assert run.exitCode() == 1
def envelope = json.parseText(run.stdout())
assert envelope.error.error_type == 'task_error' && envelope.error.message == 'Error: Ada is not here'
assert envelope.error.traceback.collect { "$it.file:$it.line $it.function".toString() } == ['failing.ts:7 main', 'failing.ts:3 find']
assert run.stderr().contains('looking for Ada\n')

// So does a file that cannot be built.
run = maven.run(['-q', goal, '-Dcapsule.file=broken.ts', '-Dcapsule.json'])
assert run.exitCode() == 1 && run.stdout().isEmpty()
assert run.stderr().contains('broken.ts:1:23: there is no module "node:child_process" in a task')
return true
