/** Tabs, and what of the desk is shown: a teacher hides the rest, and the link keeps it. */
const Panels = (function () {
  'use strict';

  const NAMES = {
    stepper: 'Stepper', diagram: 'Network', derivation: 'Derivation', code: 'Code', values: 'Values', check: 'Gradient check', train: 'Training', layers: 'Layers',
  };
  const TABS = ['values', 'check', 'train', 'layers'];

  function start() {
    for (const name of Object.keys(NAMES)) {
      const box = Dom.make('input', {type: 'checkbox', 'data-panel': name});
      box.addEventListener('change', () => {
        const others = State.now.hidden.filter(hidden => hidden !== name);
        State.change({hidden: box.checked ? others : others.concat(name)});
      });
      Dom.id('panel-boxes').append(Dom.make('label', {}, box, ' ' + NAMES[name]));
    }
    document.addEventListener('click', event => {
      if (!Dom.id('panels').contains(event.target)) {
        Dom.id('panels').open = false;
      }
    });
    for (const tab of TABS) {
      Dom.id('tab-' + tab).addEventListener('click', () => choose(tab));
      Dom.id('tab-' + tab).addEventListener('keydown', event => {
        const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
        if (step) {
          const list = shownTabs();
          choose(list[(list.indexOf(tab) + step + list.length) % list.length], true);
          event.preventDefault();
        }
      });
    }
  }

  function shownTabs() {
    return TABS.filter(tab => !State.now.hidden.includes(tab));
  }

  function choose(tab, focus) {
    if (!State.now.hidden.includes(tab)) {
      State.change({tab});
      if (focus) {
        Dom.id((focus === 'panel' ? 'panel-' : 'tab-') + tab).focus();
      }
    }
  }

  function render() {
    const hidden = State.now.hidden;
    for (const name of ['stepper', 'diagram', 'derivation', 'code']) {
      Dom.id('panel-' + name).hidden = hidden.includes(name);
    }
    const tabs = shownTabs();
    const chosen = tabs.includes(State.now.tab) ? State.now.tab : tabs[0];
    for (const tab of TABS) {
      const button = Dom.id('tab-' + tab);
      button.hidden = !tabs.includes(tab);
      button.setAttribute('aria-selected', String(tab === chosen));
      button.setAttribute('tabindex', tab === chosen ? '0' : '-1');
      Dom.id('panel-' + tab).hidden = tab !== chosen;
    }
    Dom.id('panel-tabs').hidden = tabs.length === 0;
    const desk = document.querySelector('.desk').classList;
    const right = !hidden.includes('code') || tabs.length > 0;
    const left = !hidden.includes('diagram') || !hidden.includes('derivation');
    desk.toggle('no-cards', hidden.includes('derivation'));
    desk.toggle('wide-tab', chosen === 'train' || chosen === 'layers');
    desk.toggle('no-right', !right);
    desk.toggle('no-left', !left);
    document.querySelector('.column.left').hidden = !left;
    document.querySelector('.column.right').hidden = !right;
    Dom.all('[data-panel]').forEach(box => {
      box.checked = !hidden.includes(box.dataset.panel);
    });
  }

  return {start, render, choose, names: () => Object.keys(NAMES)};
})();
