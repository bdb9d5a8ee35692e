def log = new File(basedir, 'build.log').text

assert log.contains('maven-surefire-plugin 2.12.4 will not run task tests, and the build will succeed nevertheless')
assert log.contains('maven-surefire-plugin 3.5.3 runs task tests but drops their results')
assert !log.contains('maven-surefire-plugin 3.6.1 ')
assert log.count('Declare a later version in the POM:') == 2
return true
