/** What a reader brings: a CSV that is pasted or dropped, weights in a .safetensors. */
const Intake = (function () {
  'use strict';

  function panel(inputs, outputs) {
    const says = (text, bad) => {
      Dom.text(Dom.id('data-says'), text);
      Dom.id('data-says').className = 'message' + (bad ? ' bad' : '');
    };
    const text = Dom.make('textarea', {id: 'data-text', spellcheck: 'false', placeholder: inputs === 2 && outputs === 1 ? '0, 1, 1\n1, 1, 0' : ''});
    const use = (content, name) => {
      try {
        const parsed = Data.parse(content, inputs, outputs, Run.lesson().targets);
        Train.use(parsed, name);
        says(parsed.count + ' samples are in use' + (parsed.classes ? '; classes in the order of the outputs: ' + parsed.classes.join(', ') : '') + '.');
      } catch (error) {
        says('Nothing was changed: ' + error.message + '.', true);
      }
    };
    const box = Dom.make('input', {type: 'checkbox', id: 'data-standard', change: Train.standard});
    const open = file => read(file, use, says, text);
    const file = Dom.make('input', {type: 'file', accept: '.csv,.txt,.tsv,.safetensors', change: event => open(event.target.files[0])});
    const drop = Dom.make('div', {class: 'drop'}, Dom.make('label', {for: 'data-text'}, 'Own data as CSV: ' + inputs + (inputs === 1 ? ' input, ' : ' inputs, ') + 'then ' + outputs + (outputs === 1 ? ' target' : ' targets, or the class')
      + '; a first row of names may be there. Paste it, or drop a .csv here; a .safetensors sets the weights.'), text,
      Dom.make('div', {class: 'form'}, Dom.make('button', {type: 'button', id: 'data-use', click: () => use(text.value)}, 'Use this data'),
        Dom.make('label', {}, box, ' standardise the inputs'), Dom.labelled('file', file)), Dom.make('p', {class: 'message', id: 'data-says', role: 'status'}));
    document.addEventListener('dragover', event => {
      event.preventDefault();
      drop.classList.add('over');
    });
    document.addEventListener('dragleave', () => drop.classList.remove('over'));
    document.addEventListener('drop', event => {
      event.preventDefault();
      drop.classList.remove('over');
      Panels.choose('train');
      open(event.dataTransfer.files[0]);
    });
    return drop;
  }

  /** A file that was dropped or chosen: weights by its name or its first bytes, else data. */
  function read(file, use, says, text) {
    if (!file) {
      return;
    }
    const reader = new FileReader();
    reader.onerror = () => says('The file cannot be read.', true);
    reader.onload = () => {
      if (/\.safetensors$/i.test(file.name)) {
        try {
          Train.restart(Safetensors.parameters(reader.result, Run.lesson(), State.now.p.length));
          says('The weights of ' + file.name + ' are in use.');
        } catch (error) {
          says('Nothing was changed: ' + error.message + '.', true);
        }
        return;
      }
      const content = new TextDecoder().decode(reader.result);
      text.value = content.slice(0, 100000);
      use(content, file.name);
    };
    reader.readAsArrayBuffer(file);
  }

  return {panel};
})();
