/** The state in the address: what differs from the start, so that a link shows the same desk. */
const Link = (function () {
  'use strict';

  const WAIT_MS = 250;

  /** Parameters that need more characters than this are left out: addresses of a megabyte cannot be sent. */
  const MOST_CHARACTERS = 20000;

  let waiting = 0;
  let written = null;

  function differences(values, from) {
    const list = [];
    values.forEach((value, i) => {
      if (value !== Math.fround(from[i])) {
        list.push(i + '=' + Numbers.exact(value));
      }
    });
    return list.join(',');
  }

  /** The text of the address, and whether it holds the parameters too. */
  function write() {
    const state = State.now;
    const first = State.initial();
    const shown = State.view();
    const parts = {};
    for (const name of ['x', 't', 'p']) {
      parts[name] = differences(state[name], first[name]);
    }
    parts.w = state.w === first.w ? '' : Numbers.exact(state.w);
    parts.rate = state.rate === first.rate ? '' : Numbers.exact(state.rate);
    parts.seed = state.seed === first.seed ? '' : state.seed;
    parts.step = state.step || '';
    parts.by = state.mode === shown.mode ? '' : state.mode;
    parts.digits = state.digits === shown.digits ? '' : state.digits;
    parts.tab = state.tab === shown.tab ? '' : state.tab;
    parts.hide = state.hidden.join(',');
    const isWhole = parts.p.length <= MOST_CHARACTERS;
    parts.p = isWhole ? parts.p : '';
    const text = Object.keys(parts).filter(name => parts[name] !== '').map(name => name + ':' + parts[name]).join(';');
    return {text, isWhole};
  }

  function whole(text, least, most) {
    const value = Number(text);
    return Number.isInteger(value) && value >= least && value <= most ? value : undefined;
  }

  function applied(text, values) {
    const copy = Float32Array.from(values);
    for (const pair of text.split(',')) {
      const [index, value] = pair.split('=');
      const at = whole(index, 0, copy.length - 1);
      const read = Numbers.read(value || '');
      if (at !== undefined && read !== null) {
        copy[at] = read;
      }
    }
    return copy;
  }

  /** Reads an address; what it does not know, or what is out of range, it passes over. */
  function read() {
    const parts = {};
    let hash = location.hash.slice(1);
    try {
      hash = decodeURIComponent(hash);
    } catch (error) {
      hash = '';
    }
    hash.split(';').forEach(part => {
      const colon = part.indexOf(':');
      parts[part.slice(0, colon)] = part.slice(colon + 1);
    });
    const change = Object.assign(State.initial(), State.view());
    for (const name of ['x', 't', 'p']) {
      if (parts[name]) {
        const values = applied(parts[name], change[name]);
        change[name] = name !== 't' || Targets.fits(Run.lesson().targets, values) ? values : change.t;
      }
    }
    const w = Numbers.read(parts.w || '');
    const rate = Numbers.read(parts.rate || '');
    change.w = w !== null && w >= 0 ? w : change.w;
    change.rate = rate !== null && rate > 0 ? rate : change.rate;
    change.seed = whole(parts.seed || 'none', -2147483648, 2147483647) || change.seed;
    change.step = whole(parts.step, 0, 1e6) || 0;
    change.mode = ['line', 'nest'].includes(parts.by) ? parts.by : change.mode;
    change.digits = whole(parts.digits, 3, 9) || change.digits;
    change.tab = ['values', 'check', 'train', 'layers'].includes(parts.tab) ? parts.tab : change.tab;
    change.hidden = (parts.hide || '').split(',').filter(name => Panels.names().includes(name));
    return change;
  }

  function save() {
    const {text, isWhole} = write();
    if (text !== written) {
      history.replaceState(null, '', '#' + text);
      written = text;
    }
    return isWhole;
  }

  function start() {
    State.on(() => {
      clearTimeout(waiting);
      waiting = setTimeout(save, WAIT_MS);
    });
    window.addEventListener('hashchange', () => {
      written = null;
      State.change(read());
    });
    Dom.id('copy-link').addEventListener('click', event => {
      const isWhole = save();
      const button = event.currentTarget;
      const said = word => {
        Dom.text(button, word);
        setTimeout(() => Dom.text(button, 'Copy link'), isWhole ? 1800 : 4000);
      };
      const inBar = isWhole ? 'See the address bar' : 'See the address bar; it is without the weights';
      if (navigator.clipboard) {
        navigator.clipboard.writeText(location.href).then(() => said(isWhole ? 'Copied' : 'Copied without the weights'), () => said(inBar));
      } else {
        said(inBar);
      }
    });
  }

  return {start, read};
})();
