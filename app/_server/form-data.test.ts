import { describe, expect, it } from 'vitest';
import { MAX_CHOSEN } from '#lib/programme/limits.ts';
import { readFormData } from './form-data.ts';

function form(...fields: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

describe('readFormData', () => {
  it('reads dotted names, lists and repeated values', () => {
    expect(
      readFormData(
        form(
          ['title.fr', 'A'],
          ['items.2.kind', 'film'],
          ['items.0.kind', 'talk'],
          ['access[]', 'lsf'],
          ['access[]', 'ad'],
        ),
      ),
    ).toEqual({ title: { fr: 'A' }, items: [{ kind: 'talk' }, { kind: 'film' }], access: ['lsf', 'ad'] });
  });

  it('reads the last of two values with one name, as a choice follows the hidden field that stands in for it', () => {
    expect(readFormData(form(['wishes.after', '7'], ['wishes.after', '']))).toEqual({ wishes: { after: '' } });
  });

  it('leaves out React’s own fields and names that would reach a prototype', () => {
    expect(
      readFormData(form(['$ACTION_ID_x', ''], ['__proto__.admin', '1'], ['a.constructor.b', '1'], ['b', '2'])),
    ).toEqual({
      b: '2',
    });
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });

  it('reads every séance that one publication may choose', () => {
    const chosen = Array.from({ length: MAX_CHOSEN }, (_, i): [string, string] => ['chosen[]', String(i)]);
    const { chosen: read, note } = readFormData(form(['seen', '3'], ...chosen, ['note.fr', 'Bienvenue']));
    expect([read?.length, note]).toEqual([MAX_CHOSEN, { fr: 'Bienvenue' }]);
  });
});
