/** The keys of the desk; fields and menus keep theirs. */
const Keys = (function () {
  'use strict';

  const TABS = ['values', 'check', 'train', 'layers'];

  function keepsArrows(element) {
    return Dom.textOrNumber(element) || element.closest('[role="tablist"], [role="application"], dialog');
  }

  function keepsSpace(element) {
    return Dom.textOrNumber(element) || element.closest('button, summary, a, input, dialog, [role="button"]');
  }

  function action(event) {
    const element = event.target instanceof Element ? event.target : document.body;
    const arrows = !keepsArrows(element);
    switch (event.key) {
      case 'ArrowRight': return arrows && (event.shiftKey ? Stepper.nextPhase : Stepper.next);
      case 'ArrowLeft': return arrows && (event.shiftKey ? Stepper.previousPhase : Stepper.back);
      case 'Home': return arrows && Stepper.first;
      case 'End': return arrows && Stepper.last;
      case ' ': return !keepsSpace(element) && Stepper.play;
      case '/': return !Dom.textOrNumber(element) && (() => {
        Dom.id('step-number').focus();
        Dom.id('step-number').select();
      });
      case '?': return !Dom.textOrNumber(element) && (() => Dom.id('help').showModal());
      case 'Escape': return escape;
      default:
        return /^[1-4]$/.test(event.key) && !Dom.textOrNumber(element) && (() => Panels.choose(TABS[Number(event.key) - 1], 'panel'));
    }
  }

  function escape() {
    Dom.id('panels').open = false;
    if (document.activeElement && Dom.textOrNumber(document.activeElement)) {
      document.activeElement.blur();
    }
    Highlight.unpin();
  }

  function start() {
    document.addEventListener('keydown', event => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || Dom.id('help').open) {
        return;
      }
      const run = action(event);
      if (run) {
        event.preventDefault();
        run();
      }
    });
    Dom.id('help-open').addEventListener('click', () => Dom.id('help').showModal());
  }

  return {start};
})();
