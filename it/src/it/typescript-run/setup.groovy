import dev.capsule.it.*

Readme.in(new File(rootDirectory)).create('hello.ts', basedir)
new File(basedir, 'failing.ts').text = '''\
interface Person { name: string }
function find({ name }: Person): never {
  throw new Error(`${name} is not here`);
}
export function main(name = "nobody") {
  console.log("looking for", name);
  find({ name });
}
'''
new File(basedir, 'broken.ts').text = '''\
import { spawn } from "node:child_process";
spawn("sh");
'''
return true
