import { expect, it } from 'vitest';
import { agreementOf } from './use-fresh-values.ts';

const opened = { version: 1, title: 'Nuit', note: '' };

it('keeps what was typed after a save, and takes over what was saved', () => {
  const agreement = agreementOf(opened);
  agreement.post({ ...opened, title: 'Jour' });
  const saved = { version: 2, title: 'Jour', note: '' };
  expect(agreement.renew(saved, { ...opened, title: 'Jour', note: 'écrit depuis' })).toEqual(['note']);
  expect(agreement.renew(saved, saved)).toBeNull();
});

it('keeps what was posted and refused when another act brings a new version', () => {
  const agreement = agreementOf(opened);
  const typed = { ...opened, title: 'Jour' };
  agreement.post(typed);
  agreement.refuse();
  expect(agreement.renew({ ...opened, version: 2 }, typed)).toEqual(['title']);
  // Typed still, as nothing was saved; then it is.
  agreement.post(typed);
  expect(agreement.renew({ ...typed, version: 3 }, typed)).toEqual([]);
});
