/** Fields for one number. What is refused does not stay in the field, and the field says why. */
const Fields = (function () {
  'use strict';

  let refusals = 0;

  /** Takes back what was said of a refusal. */
  function accept(input) {
    if (input.hasAttribute('aria-invalid')) {
      input.removeAttribute('aria-invalid');
      Dom.id(input.getAttribute('aria-describedby')).remove();
      input.removeAttribute('aria-describedby');
    }
  }

  function refuse(input, reason) {
    accept(input);
    refusals++;
    const id = 'refusal-' + refusals;
    (input.closest('label') || input).after(Dom.make('span', {class: 'message bad', role: 'status', id}, 'Nothing was changed: ' + reason + '.'));
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', id);
  }

  /** A field of the number that `get` reads; `set` changes it, or throws an error that says what it expects. */
  function make(attributes, get, set) {
    const input = Dom.make('input', Object.assign({type: 'number', step: 'any', value: Numbers.exact(get())}, attributes));
    let refused = '';
    input.addEventListener('input', () => {
      const value = Numbers.read(input.value);
      refused = value === null ? 'this is no finite number' : '';
      accept(input);
      if (value !== null) {
        try {
          set(value);
        } catch (error) {
          refused = error.message;
        }
      }
    });
    input.addEventListener('change', () => {
      input.value = Numbers.exact(get());
      if (refused) {
        refuse(input, refused);
        refused = '';
      }
    });
    return input;
  }

  /** The field of an input, a target or a parameter. */
  function ofCell(cell) {
    return make({'data-edit': cell}, () => State.get(cell), value => State.changeCell(cell, value));
  }

  /** A field of a part of the state; `fits` says whether a value of it is one, `expected` what would be. */
  function ofState(id, label, name, fits, expected) {
    return Dom.labelled(label, make({id, min: '0'}, () => State.now[name], value => {
      if (!fits(value)) {
        throw new Error('it is ' + Numbers.exact(value) + ', expected a number ' + expected);
      }
      State.change({[name]: value});
    }));
  }

  const rate = id => ofState(id, 'learning rate η', 'rate', value => value > 0, 'above 0');
  const weight = id => ofState(id, 'weight w of the sample', 'w', value => value >= 0, 'of at least 0');

  /** Shows the state in a field, except while somebody types in it. */
  function refresh(input, text) {
    if (input !== document.activeElement && input.value !== text) {
      input.value = text;
      accept(input);
    }
  }

  function acceptAll() {
    Dom.all('input[aria-invalid]').forEach(accept);
  }

  return {ofCell, rate, weight, refresh, acceptAll};
})();
