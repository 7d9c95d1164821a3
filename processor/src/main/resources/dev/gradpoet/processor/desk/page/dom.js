/** Finds and makes elements. Text goes in as text, never as HTML. */
const Dom = (function () {
  'use strict';

  const SVG = 'http://www.w3.org/2000/svg';

  function id(name) {
    return document.getElementById(name);
  }

  function all(selector, within) {
    return Array.from((within || document).querySelectorAll(selector));
  }

  function fill(element, attributes, children) {
    for (const name of Object.keys(attributes || {})) {
      const value = attributes[name];
      if (typeof value === 'function') {
        element.addEventListener(name, value);
      } else if (value !== false && value !== null && value !== undefined) {
        element.setAttribute(name, value === true ? '' : String(value));
      }
    }
    for (const child of children) {
      if (child !== null && child !== undefined) {
        element.append(child);
      }
    }
    return element;
  }

  /** An element; attributes that are functions listen to the event of that name. */
  function make(tag, attributes, ...children) {
    return fill(document.createElement(tag), attributes, children);
  }

  function svg(tag, attributes, ...children) {
    return fill(document.createElementNS(SVG, tag), attributes, children);
  }

  function text(element, value) {
    if (element.textContent !== value) {
      element.textContent = value;
    }
  }

  /** A table with a caption, column heads and rows; a row's first cell is its head. Cells are texts or elements. */
  function table(caption, heads, rows) {
    return make('table', {},
      make('caption', {}, ...[].concat(caption)),
      make('thead', {}, make('tr', {}, ...heads.map(head => head ? make('th', {scope: 'col'}, head) : make('td', {})))),
      make('tbody', {}, ...rows));
  }

  function row(attributes, head, ...cells) {
    return make('tr', attributes, make('th', {scope: 'row'}, head),
      ...cells.map(cell => cell instanceof Element && cell.tagName === 'TD' ? cell : make('td', {}, cell)));
  }

  function option(value, label, chosen) {
    return make('option', {value, selected: chosen}, label);
  }

  function labelled(label, control) {
    return make('label', {}, label + ' ', control);
  }

  function textOrNumber(element) {
    return /^(TEXTAREA|SELECT)$/.test(element.tagName) || (element.tagName === 'INPUT' && element.type !== 'checkbox');
  }

  /** One stop of the tab key for all items of a container; the arrows up and down go from one to the next. */
  function roving(container, selector) {
    const items = () => all(selector, container).filter(item => item.getClientRects().length > 0);
    const only = chosen => all(selector, container).forEach(item => item.setAttribute('tabindex', item === chosen ? '0' : '-1'));
    container.addEventListener('focusin', event => {
      const item = event.target.closest(selector);
      if (item === event.target) {
        only(item);
      }
    });
    container.addEventListener('keydown', event => {
      const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
      if (!step || event.shiftKey || textOrNumber(event.target)) {
        return;
      }
      const list = items();
      const at = list.indexOf(event.target.closest(selector));
      if (at >= 0 && list[at + step]) {
        list[at + step].focus();
      }
      if (at >= 0) {
        event.preventDefault();
      }
    });
    const renew = () => only(all(selector, container)[0]);
    renew();
    return renew;
  }

  /** Scrolls the nearest scrolling pane, never the whole page, so that an element is seen. */
  function reveal(element) {
    const pane = element.closest('.scroll');
    if (!pane || pane.scrollHeight <= pane.clientHeight) {
      return;
    }
    const box = element.getBoundingClientRect();
    const view = pane.getBoundingClientRect();
    const margin = Math.min(48, Math.max(0, (view.height - box.height) / 2));
    if (box.top < view.top + margin) {
      pane.scrollTop += box.top - view.top - margin;
    } else if (box.bottom > view.bottom - margin) {
      pane.scrollTop += Math.min(box.bottom - view.bottom + margin, box.top - view.top - margin);
    }
  }

  return {id, all, make, svg, text, table, row, option, labelled, roving, reveal, textOrNumber};
})();
