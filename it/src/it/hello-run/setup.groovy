import dev.capsule.it.*

Readme.in(new File(rootDirectory)).create('hello.py', basedir)
new File(basedir, 'failing.py').text = '''\
def main(name="nobody"):
    print("looking for", name)
    raise LookupError(f"{name} is not here")
'''
return true
