import { expect, it } from 'vitest';
import type { DraftFestival } from '#lib/model/draft.ts';
import { draftOf, eventOf } from '#lib/model/draft-testing.ts';
import { diff } from './diff.ts';
import { generalChanges } from './difference.ts';
import { freeze } from './release.ts';

const at = (number: number) => ({ number, at: `2026-10-0${number}T09:00:00.000Z` });
const draft = (own: Partial<DraftFestival> = {}) => {
  const plain = draftOf([eventOf(10)]);
  return { ...plain, festival: { ...plain.festival, ...own } };
};

it('statements are not in the document if the organiser wrote none, so that it equals an earlier one', () => {
  const { public: shown, team } = freeze(draft({ legalText: { fr: '  ' } }), null, at(1));
  expect(shown.festival).not.toHaveProperty('statements');
  expect(team.festival).not.toHaveProperty('statements');
});

it('statements are published as they were written, and change no séance', () => {
  const first = freeze(draft(), null, at(1));
  const words = {
    legalText: { fr: 'Licence 2-1234' },
    accessibilityDuty: true,
    accessibilityState: 'partial' as const,
    accessibilityStatement: { auditor: 'Ada', rate: 61 },
    accessibilityText: { en: 'Audit' },
  };
  const next = freeze(draft(words), first, at(2));
  expect(next.public.festival.statements).toEqual({
    legal: { fr: 'Licence 2-1234' },
    privacy: {},
    accessibility: { en: 'Audit' },
    accessibilityState: 'partial',
    accessibilityStatement: { auditor: 'Ada', rate: 61 },
  });
  expect(generalChanges(first, next)).toEqual(['festival']);
  expect(diff(first.public, next.public)).toEqual([]);
});

it('statements contain no declaration if the law requires none', () => {
  const { public: shown } = freeze(draft({ accessibilityState: 'partial', legalText: { fr: 'Licence' } }), null, at(1));
  expect(shown.festival.statements).toEqual({
    legal: { fr: 'Licence' },
    privacy: {},
    accessibility: {},
    accessibilityState: 'not-audited',
  });
});

it('statements contain the publisher’s telephone and number only if they were filled in', () => {
  const own = { publisher: '', address: '', director: '', host: '' };
  expect(freeze(draft(), null, at(1)).public.festival.legal).toEqual(own);
  const first = freeze(draft(), null, at(1));
  const next = freeze(draft({ legalPhone: '05 59 00 00 00', legalRegistration: 'W641000000' }), first, at(2));
  expect(next.public.festival.legal).toEqual({ ...own, phone: '05 59 00 00 00', registration: 'W641000000' });
  expect(generalChanges(first, next)).toEqual(['festival']);
});
