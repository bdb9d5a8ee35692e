// The packages, as package-lock.json has them.
def npm = new ProcessBuilder('npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund')
    .directory(basedir).redirectErrorStream(true).start()
def output = npm.inputStream.text
assert npm.waitFor() == 0 : output
return true
