/** Unpacks the page's scripts, which would be two thirds of it, and runs them; the page's policy has their hash. */
(function () {
  'use strict';

  function fail(error) {
    const place = document.getElementById('cannot-run');
    place.textContent = 'This browser cannot unpack the scripts of this page (' + error.message + '). What is here can be read and printed.';
    place.hidden = false;
  }

  function unpacked() {
    if (typeof DecompressionStream === 'undefined') {
      throw new Error('it has no DecompressionStream');
    }
    const bytes = Uint8Array.from(atob(document.getElementById('packed').textContent), letter => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).text();
  }

  function run(source) {
    const script = document.createElement('script');
    script.textContent = source;
    document.body.append(script);
  }

  try {
    unpacked().then(run, fail);
  } catch (error) {
    fail(error);
  }
})();
