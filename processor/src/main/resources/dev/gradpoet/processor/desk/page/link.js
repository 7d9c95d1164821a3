/** The state in the address: what differs from the start, so that a link shows the same desk. */
const Link = (function () {
  'use strict';

  const WAIT_MS = 250;
  let waiting = 0;

  function differences(values, from) {
    const list = [];
    values.forEach((value, i) => {
      if (value !== Math.fround(from[i])) {
        list.push(i + '=' + Numbers.exact(value));
      }
    });
    return list.join(',');
  }

  function write() {
    const state = State.now;
    const first = State.initial();
    const parts = {};
    for (const name of ['x', 't', 'p']) {
      parts[name] = differences(state[name], first[name]);
    }
    parts.w = state.w === first.w ? '' : Numbers.exact(state.w);
    parts.rate = state.rate === first.rate ? '' : Numbers.exact(state.rate);
    parts.step = state.step || '';
    parts.by = state.mode === (Run.lesson().unrolled ? 'line' : 'nest') ? '' : state.mode;
    parts.digits = state.digits === 4 ? '' : state.digits;
    parts.tab = state.tab === 'values' ? '' : state.tab;
    parts.hide = state.hidden.join(',');
    return Object.keys(parts).filter(name => parts[name] !== '').map(name => name + ':' + parts[name]).join(';');
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
    const change = Object.assign(State.initial(), {step: 0, mode: Run.lesson().unrolled ? 'line' : 'nest', digits: 4, tab: 'values', hidden: []});
    for (const name of ['x', 't', 'p']) {
      if (parts[name]) {
        change[name] = applied(parts[name], change[name]);
      }
    }
    const w = Numbers.read(parts.w || '');
    const rate = Numbers.read(parts.rate || '');
    change.w = w !== null && w >= 0 ? w : change.w;
    change.rate = rate !== null && rate > 0 ? rate : change.rate;
    change.step = whole(parts.step, 0, 1e6) || 0;
    change.mode = ['line', 'nest'].includes(parts.by) ? parts.by : change.mode;
    change.digits = whole(parts.digits, 3, 9) || 4;
    change.tab = ['values', 'check', 'train', 'layers'].includes(parts.tab) ? parts.tab : change.tab;
    change.hidden = (parts.hide || '').split(',').filter(name => Panels.names().includes(name));
    return change;
  }

  function save() {
    const text = write();
    if (text !== decodeURIComponent(location.hash.slice(1))) {
      history.replaceState(null, '', text ? '#' + text : location.pathname.startsWith('/') ? '#' : '');
    }
  }

  function start() {
    State.on(() => {
      clearTimeout(waiting);
      waiting = setTimeout(save, WAIT_MS);
    });
    window.addEventListener('hashchange', () => State.change(read()));
    Dom.id('copy-link').addEventListener('click', event => {
      save();
      const button = event.currentTarget;
      const said = word => {
        Dom.text(button, word);
        setTimeout(() => Dom.text(button, 'Copy link'), 1800);
      };
      if (navigator.clipboard) {
        navigator.clipboard.writeText(location.href).then(() => said('Copied'), () => said('See the address bar'));
      } else {
        said('See the address bar');
      }
    });
  }

  return {start, read, save, write};
})();
