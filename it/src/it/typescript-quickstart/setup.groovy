import java.nio.file.*

// The twin of the quick start, as it lies in it/quickstart-typescript.
def source = Paths.get(rootDirectory, 'it/quickstart-typescript')
['pom.xml', 'src/main/capsule/orders.ts', 'src/main/capsule/sales.ts', 'src/test/capsule/test_sales.ts'].each {
    def target = basedir.toPath().resolve(it)
    Files.createDirectories(target.parent)
    Files.copy(source.resolve(it), target, StandardCopyOption.REPLACE_EXISTING)
}
return true
