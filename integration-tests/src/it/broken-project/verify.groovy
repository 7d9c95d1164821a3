def log = new File(basedir, 'build.log').text
assert log.contains("layer 'output' has softmax with SQUARED_ERROR")
assert !new File(basedir, 'target/classes/demo').exists()
