import { describe, expect, it } from 'vitest';
import { changedNames, formContentOf } from './kept-text.ts';

describe('contentOf', () => {
  it('is the same for the same text, whatever the version, the key of the save and the order of names', () => {
    const one = {
      version: '1',
      clientKey: 'a',
      title: { fr: 'Été', en: '' },
      items: [{ kind: 'film', minutes: '94' }],
    };
    const other = {
      items: [{ minutes: '94', kind: 'film' }],
      title: { en: '', fr: 'Été' },
      clientKey: 'b',
      version: '7',
    };
    expect(formContentOf(one)).toBe(formContentOf(other));
  });

  it('counts an empty field and an unticked box as nothing', () => {
    const saved = { name: 'Zoé', seeIds: {}, note: '' };
    const held = { name: 'Zoé', seeIds: { event1: false, event2: false }, note: '', phone: '' };
    expect(formContentOf(held)).toBe(formContentOf(saved));
    expect(formContentOf({ ...held, seeIds: { event1: true } })).not.toBe(formContentOf(saved));
    expect(formContentOf({ ...held, name: '' })).not.toBe(formContentOf(saved));
  });

  it('differs for other texts, and for another order of parts', () => {
    const parts = (...kinds: string[]) => ({ items: kinds.map((kind) => ({ kind })) });
    expect(formContentOf(parts('film', 'debate'))).not.toBe(formContentOf(parts('debate', 'film')));
    expect(formContentOf({ title: 'a' })).not.toBe(formContentOf({ title: 'b' }));
  });
});

describe('changedNames', () => {
  it('names the fields that differ, with the language of a text in two languages', () => {
    const before = { version: '1', title: { fr: 'Été', en: '' }, items: [{ minutes: '9' }], themes: {}, note: '' };
    const after = { ...before, version: '2', title: { fr: 'Été', en: 'Summer' }, items: [{ minutes: '10' }] };
    expect(changedNames(before, after)).toEqual(['title.en', 'items']);
    expect(changedNames(before, { ...before, note: 'Oui', place: '' })).toEqual(['note']);
  });
});
