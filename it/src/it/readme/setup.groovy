import dev.capsule.it.*

// The project that the README shows.
def readme = Readme.in(new File(rootDirectory))
['pom.xml', 'src/main/capsule/words.py', 'src/test/capsule/test_words.py'].each { readme.create(it, basedir) }
return true
