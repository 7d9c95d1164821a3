def log = new File(basedir, 'build.log').text
// On the module path, and in the image.
assert log.count('The lab works, and wrote a model of ') == 2
assert !log.contains('sun.misc.Unsafe')
