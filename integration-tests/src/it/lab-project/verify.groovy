def log = new File(basedir, 'build.log').text
// On the module path, and in the image.
assert log.count('The lab works, and wrote a model of ') == 2
// Maven's own libraries warn before it begins, on newer JDKs.
assert !log.substring(log.indexOf('Scanning for projects')).contains('sun.misc.Unsafe')
