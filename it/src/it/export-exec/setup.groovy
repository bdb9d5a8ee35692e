import dev.capsule.it.*

Readme.in(new File(rootDirectory)).create('hello.py', basedir)

// A WASI command that prints "hello" and exits with the number of its arguments.
def sections = [
    '0061736d01000000',
    // types: fd_write, proc_exit, args_sizes_get, _start
    '01160460047f7f7f7f017f60017f0060027f7f017f600000',
    // imports of wasi_snapshot_preview1
    '026e03',
    '16776173695f736e617073686f745f70726576696577310866645f77726974650000',
    '16776173695f736e617073686f745f70726576696577310970726f635f657869740001',
    '16776173695f736e617073686f745f70726576696577310e617267735f73697a65735f6765740002',
    // functions, memory, exports, code, data
    '03020103',
    '0503010001',
    '071302066d656d6f72790200065f73746172740003',
    '0a2e012c004100410836020041044106360200410141004101411410001a4118411c10021a411828020041016b10010b',
    '0b0c010041080b0668656c6c6f0a',
]
new File(basedir, 'greet.wasm').bytes = sections.join('').decodeHex()
return true
