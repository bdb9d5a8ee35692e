import dev.capsule.it.*
import groovy.json.JsonSlurper

def goal = "dev.capsule:capsule-maven-plugin:$version:run".toString()
def maven = new Maven(basedir, localRepositoryPath, javaHome)
def json = new JsonSlurper()
def text = { String path -> new File(basedir, path).text }

// Without a file, the entrypoint is run, with what capsule.toml grants where a task says nothing.
def first = json.parse(new File(basedir, 'first.json'))
assert first.success && first.execution.task_name == 'main'
assert first.result.default_files == ['Ada\nBob\n', 'PermissionError: Permission denied', 'FileNotFoundError: No such file or directory']
assert first.result.environment == [GREETING: 'from .env.production', SIGNATURE: 'A.\tL.']
assert first.result.change == [
    8,
    'PermissionError: Permission denied',
    'PermissionError: Permission denied',
    5,
    'FileNotFoundError: No such file or directory',
    'FileNotFoundError: No such file or directory',
]
assert first.result.depth == 'task "deep" was not started: tasks call tasks at most 3 levels deep'
assert text('out/result.txt') == 'ADA\nBOB\n' && text('data/names.txt') == 'Ada\nBob\n' && text('notes.txt') == 'noted'
assert !new File(basedir, 'data/more').exists()

// A deterministic run is the same in another JVM, later, to the last unit of fuel.
def second = json.parseText(maven.run(['-q', goal, '-Dcapsule.deterministic', '-Dcapsule.json']).stdout())
assert first.result.time.startsWith('2026-01-01T00:00:00')
assert second.result == first.result
assert second.execution.fuel_consumed == first.execution.fuel_consumed

// Mounts are for every task of the run, and count more than its own grants. The process counts more than files, and
// a property more than capsule.toml.
def run = maven.with(GREETING: 'from the process', SECRET: 'secret').run(['-q', goal, '-Dcapsule.json', '-Dcapsule.task=mounted',
    '-Dcapsule.mount=./archive::/input:ro,./data:rw', '-Dcapsule.max-depth=2'])
assert run.exitCode() == 0
assert json.parseText(run.stdout()).result == ['old', 'PermissionError: Permission denied', 3,
    'task "deep" was not started: tasks call tasks at most 2 levels deep', 'from the process', 'A.\tL.', true]
assert text('data/names.txt') == 'Eve' && text('archive/old.txt') == 'old'

// The same in TypeScript.
run = maven.run(['-q', goal, '-Dcapsule.file=tasks/letters.ts', '-Dcapsule.json', '-Dcapsule.mount=./archive::/input:ro'])
assert run.exitCode() == 0
assert json.parseText(run.stdout()).result ==
    ['Eve', 'EACCES', 'done', 'ENOENT', 'old', [GREETING: 'from .env.production', SIGNATURE: 'A.\tL.']]
assert text('out/result.txt') == 'from TypeScript' && text('data/names.txt') == 'Eve'

// Nothing outside of the project can be mounted.
run = maven.run(['-q', goal, '-Dcapsule.json', '-Dcapsule.mount=../elsewhere:ro'])
assert run.exitCode() == 1 && run.stdout().isEmpty()
assert run.stderr().contains('capsule.mount: "../elsewhere" cannot be granted: ".." would leave the project; name the directory itself')
return true
