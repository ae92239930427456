import { describe, expect, it } from 'vitest';
import { tapKey } from '#lib/live/day-posts-schema.ts';
import { keyOfPost } from './post.ts';

const keyOf = (posted: Parameters<typeof keyOfPost>[0]) => keyOfPost(posted).clientKey;

describe('the key of a save', () => {
  const form = { clientKey: 'made-with-the-form', title: { fr: 'A' }, chosen: ['1', '2'] };

  it('is the same for the same form, in a format that schemas accept', () => {
    expect(keyOf(form)).toBe(keyOf(structuredClone(form)));
    expect(keyOf(form)).toMatch(/^[\w-]{8,64}$/);
    expect(tapKey.parse(keyOf(form))).toBe(keyOf(form));
    expect({ ...keyOfPost(form), clientKey: form.clientKey }).toEqual(form);
  });

  it('differs after a letter was typed, and for another form with the same content', () => {
    const others = [
      { ...form, title: { fr: 'A ' } },
      { ...form, chosen: ['1'] },
      { ...form, clientKey: 'another-form' },
    ];
    expect(new Set([form, ...others].map(keyOf)).size).toBe(4);
  });

  it('is not made for a form that has none', () => {
    expect([keyOf({ title: 'A' }), keyOf({ clientKey: '' })]).toEqual([undefined, '']);
  });
});
