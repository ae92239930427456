import { describe, expect, it } from 'vitest';
import { contentOf } from './kept-text.ts';

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
    expect(contentOf(one)).toBe(contentOf(other));
  });

  it('takes an empty field and a box that is not ticked for nothing', () => {
    const saved = { name: 'Zoé', seeIds: {}, note: '' };
    const held = { name: 'Zoé', seeIds: { event1: false, event2: false }, note: '', phone: '' };
    expect(contentOf(held)).toBe(contentOf(saved));
    expect(contentOf({ ...held, seeIds: { event1: true } })).not.toBe(contentOf(saved));
    expect(contentOf({ ...held, name: '' })).not.toBe(contentOf(saved));
  });

  it('tells texts apart, and the order of parts', () => {
    const parts = (...kinds: string[]) => ({ items: kinds.map((kind) => ({ kind })) });
    expect(contentOf(parts('film', 'debate'))).not.toBe(contentOf(parts('debate', 'film')));
    expect(contentOf({ title: 'a' })).not.toBe(contentOf({ title: 'b' }));
  });
});
