def log = new File(basedir, 'build.log').text
assert log.contains('XOR was learned.')
assert log.contains('XOR was loaded.')
