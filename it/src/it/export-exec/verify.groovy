import dev.capsule.it.*
import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
assert log.contains('hello.py: built hello.wasm')
assert log =~ /Task "main" succeeded after [\d,]+ ms/

def maven = new Maven(basedir, localRepositoryPath, javaHome)
def exec = { String file, String... more ->
    def result = maven.run(['-q', "dev.capsule:capsule-maven-plugin:$version:exec".toString(),
        "-Dcapsule.file=$file".toString(), '-Dcapsule.cache-directory=cache'] + (more as List))
    result
}
def json = new JsonSlurper()

// The module needs no source, and keeps the limits that the source declared.
assert new File(basedir, 'hello.py').delete()
def run = exec('hello.wasm', '-Dcapsule.json', '-Dcapsule.ram=1MB')
assert run.exitCode() == 0
assert json.parseText(run.stdout()).result == 'Hello from Capsule!'

// Any WASI command: its output is shown as it comes, and is the result.
run = exec('greet.wasm')
assert run.exitCode() == 0
assert run.stdout().startsWith('hello\nTask "greet.wasm" succeeded after ')
run = exec('greet.wasm', '-Dcapsule.json')
assert run.stdout().count('\n') == 1
def envelope = json.parseText(run.stdout())
assert envelope.result == [exit_code: 0, stdout: 'hello\n', stderr: '']
assert envelope.execution.fuel_consumed > 0

// Its exit code and its limits count.
run = exec('greet.wasm', '-Dcapsule.json', '-Dcapsule.args=["a", "b"]')
assert run.exitCode() == 1
assert json.parseText(run.stdout()).error == [error_type: 'task_error', message: 'the program exited with code 2']
run = exec('greet.wasm', '-Dcapsule.json', '-Dcapsule.compute=3')
assert run.exitCode() == 1
assert json.parseText(run.stdout()).error.error_type == 'fuel_exhausted'

// What cannot be run is named.
new File(basedir, 'text.wasm').text = 'no module'
run = exec('text.wasm')
assert run.exitCode() == 1
assert run.stdout().contains('text.wasm: Not a WebAssembly module')
return true
