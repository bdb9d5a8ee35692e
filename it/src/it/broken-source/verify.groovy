def log = new File(basedir, 'build.log').text

assert log.contains('3 problems in the task sources:')
assert log.contains('src/main/capsule/syntax.py:5:10: SyntaxError: invalid syntax')
assert log.contains('src/main/capsule/unknown_option.py:4:22: unknown task option "ran", did you mean "ram"?')
assert log.contains('src/main/capsule/too_small.py:4:7: ram of 1 KiB is too little for task "main": it needs')

// The good file was built nevertheless.
assert new File(basedir, 'target/classes/META-INF/capsule/good.wasm').isFile()
assert !new File(basedir, 'target/classes/META-INF/capsule/syntax.wasm').exists()
return true
