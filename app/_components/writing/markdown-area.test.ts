import { expect, it } from 'vitest';
import { marked, type TextMark } from './markdown-area.tsx';

/** `a |b| c` after pressing a button: the selection is between bars; a single bar is the caret. */
function pressed(mark: TextMark, shown: string) {
  const start = shown.indexOf('|');
  const value = shown.replaceAll('|', '');
  const end = shown.lastIndexOf('|') - (shown.lastIndexOf('|') > start ? 1 : 0);
  const { from, to, text, select } = marked(mark, { value, start, end }, 'mots');
  const [begin, over] = select;
  const after = begin === over ? '|' : `|${text.slice(begin, over)}|`;
  return value.slice(0, from) + text.slice(0, begin) + after + text.slice(over) + value.slice(to);
}

it.each<[TextMark, string, string]>([
  ['bold', 'un |mot| ici', 'un **|mot|** ici'],
  ['bold', 'un **|mot|** ici', 'un |mot| ici'],
  ['bold', 'un |**mot**| ici', 'un |mot| ici'],
  ['bold', 'un *|mot|* ici', 'un ***|mot|*** ici'],
  ['bold', 'un ***|mot|*** ici', 'un *|mot|* ici'],
  ['bold', 'un| mot |ici', 'un **|mot|** ici'],
  ['bold', 'un m|ot', 'un **|mot|**'],
  ['bold', '|', '**|**'],
  ['italic', 'un |mot|', 'un *|mot|*'],
  ['italic', 'un **|mot|**', 'un ***|mot|***'],
  ['italic', 'un *|mot|*', 'un |mot|'],
  ['link', 'un |mot| ici', 'un [mot](|https://|) ici'],
  ['link', 'voir |https://exemple.org/a|', 'voir [|mots|](https://exemple.org/a)'],
  ['link', 'voir |', 'voir [|mots|](https://)'],
  ['list', 'un\nd|eux\ntrois', 'un\n- deux|\ntrois'],
  ['list', '|un\n\ndeux|', '|- un\n\n- deux|'],
  ['list', '|- un\n- deux|', '|un\ndeux|'],
  ['list', '|un\ndeux\n|trois', '|- un\n- deux|\ntrois'],
  ['list', '|', '- |'],
  ['quote', '- |un', '> un|'],
  ['heading', 'Le film|', '## Le film|'],
  ['heading', '## Le film|', 'Le film|'],
  ['heading', '# Le film|', '## Le film|'],
])('%s: %j', (mark, before, after) => expect(pressed(mark, before)).toBe(after));
