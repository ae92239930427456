import { expect, it } from 'vitest';
import { agreementOf } from './use-record-form.ts';

const opened = { version: 1, title: 'Nuit', note: '' };

it('keeps what was typed after a save, and takes over what was saved', () => {
  const agreement = agreementOf(opened);
  agreement.post({ ...opened, title: 'Jour' });
  const saved = { version: 2, title: 'Jour', note: '' };
  expect(agreement.renew(saved, { ...opened, title: 'Jour', note: 'écrit depuis' })).toEqual({
    names: ['note'],
    version: 2,
  });
  expect(agreement.renew(saved, saved)).toBeNull();
});

it('keeps what was posted and refused when another act makes a new version', () => {
  const agreement = agreementOf(opened);
  const typed = { ...opened, title: 'Jour' };
  agreement.post(typed);
  agreement.refuse();
  expect(agreement.renew({ ...opened, version: 2 }, typed)).toEqual({ names: ['title'], version: 2 });
  // Still typed text, as nothing was saved; then it is saved.
  agreement.post(typed);
  expect(agreement.renew({ ...typed, version: 3 }, typed)).toEqual({ names: [], version: 3 });
});

it('saves under the version that was seen if somebody else changed the same field, until the conflict is answered', () => {
  const agreement = agreementOf(opened);
  const typed = { ...opened, title: 'Jour' };
  const elsewhere = { version: 2, title: 'Nuit', note: 'de Léa' };
  expect(agreement.renew(elsewhere, typed)).toEqual({ names: ['title'], version: 2 });
  const both = { ...typed, version: 2, note: 'de Léa' };
  expect(agreement.renew({ version: 3, title: 'Soir', note: 'de Léa' }, both)).toEqual({
    names: ['title'],
    version: 2,
  });
  expect(agreement.renew({ version: 4, title: 'Soir', note: 'd’elle' }, both)).toMatchObject({ version: 2 });
  // The refusal told of it, or both wrote the same.
  expect(agreement.renew({ version: 5, title: 'Soir', note: '' }, { ...both, version: 5 })).toMatchObject({
    version: 5,
  });
  expect(agreement.renew({ version: 6, title: 'Jour', note: '' }, { ...both, version: 5 })).toMatchObject({
    version: 6,
  });
});

it('does not take a box for changed that had no value and is false once mounted', () => {
  const of = (version: number, parts: object) => ({ version, parts: [parts] });
  const agreement = agreementOf(of(1, { title: 'Nuit' }));
  expect(agreement.renew(of(2, { title: 'Jour' }), of(1, { title: 'Nuit', isElastic: false }))).toEqual({
    names: [],
    version: 2,
  });
});
