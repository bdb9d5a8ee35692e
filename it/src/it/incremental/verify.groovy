import dev.capsule.it.*

def maven = new Maven(basedir, localRepositoryPath, javaHome)
def sources = new File(basedir, 'src/main/capsule')
def modules = new File(basedir, 'target/classes/META-INF/capsule')
def build = { String... more ->
    def run = maven.run(['-B', 'generate-resources'] + (more as List))
    assert run.exitCode() == 0 : run.stdout()
    run.stdout().readLines()*.minus('[INFO] ').findAll { it.contains('.py: ') || it.contains(' task file') || it.startsWith('exported') }
        .collect { it.replaceAll(/\d+ ms/, 'N ms') }
}
def index = { new File(modules, 'index.json').text }

def log = new File(basedir, 'build.log').text
assert log.contains('4 task files: 4 built (2 tasks)')
assert new File(modules, 'first.wasm').isFile() && new File(modules, 'second.wasm').isFile()
assert !new File(modules, 'lib').exists()

// Nothing changed: nothing is done.
assert build() == ['4 task files: 4 up to date (2 tasks)']

// One file changed: it is built.
def secondBefore = new File(modules, 'second.wasm').lastModified()
new File(sources, 'first.py').append('\n# a comment\n')
assert build() == ['src/main/capsule/first.py: built, 1 task, N ms', '4 task files: 1 built, 3 up to date (2 tasks)']
assert new File(modules, 'second.wasm').lastModified() == secondBefore

// An import changed: what imports it is built.
new File(sources, 'lib/greeting.py').text = 'def greeting(name):\n    return f"Good morning, {name}!"\n'
assert build() == [
    'src/main/capsule/first.py: built, 1 task, N ms',
    'src/main/capsule/lib/greeting.py: built, 0 tasks, N ms',
    '4 task files: 2 built, 2 up to date (2 tasks)']

// A module is gone: it is built again.
assert new File(modules, 'second.wasm').delete()
assert build() == ['src/main/capsule/second.py: built, 1 task, N ms', '4 task files: 1 built, 3 up to date (2 tasks)']

// A source is gone: so is its module.
assert new File(sources, 'second.py').delete()
assert index().contains('second')
assert build().last().contains('1 removed')
assert !new File(modules, 'second.wasm').exists()
assert !index().contains('second')

// Modules are left beside their sources when asked.
assert build('-Dcapsule.export').last() == "exported ${new File(sources, 'first.wasm')}".toString()
assert new File(sources, 'first.wasm').bytes == new File(modules, 'first.wasm').bytes

// The same source makes the same module, byte for byte.
def before = new File(modules, 'first.wasm').bytes
assert new File(basedir, 'target/capsule/main-build.json').delete()
assert build()[0] == 'src/main/capsule/first.py: built, 1 task, N ms'
assert new File(modules, 'first.wasm').bytes == before

// Skipping leaves everything as it is.
assert build('-Dcapsule.skip') == []
return true
