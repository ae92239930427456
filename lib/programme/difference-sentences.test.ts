import { describe, expect, it } from 'vitest';
import type { Locale, Voice } from '#lib/i18n/locale.ts';
import type { Draft, DraftEvent } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, itemOf, personOf, presenceOf, roomOf, versionOf } from '#lib/model/draft-testing.ts';
import { diff } from './diff.ts';
import { differenceSentence } from './difference-sentences.ts';
import { freeze } from './release.ts';

const NUMBERING = { number: 1, at: '2026-11-01T09:00:00.000Z' };
const NEXT = { number: 2, at: '2026-11-02T09:00:00.000Z' };

const screening = eventOf(10, {
  kind: 'screening',
  title: {},
  items: [itemOf(1, { kind: 'film', minutes: null, filmId: 1, filmVersionId: 10 })],
  people: [presenceOf(1, { confirmation: 'tentative' })],
});
const debate = eventOf(11, { title: { fr: 'Réparer', en: 'Repair' }, startsAt: '2026-11-28T17:00' });

const draft: Draft = draftOf([screening, debate], {
  rooms: [
    roomOf(1, { name: { fr: 'Auditorium', en: 'Auditorium' }, seats: 120 }),
    roomOf(2, { name: { fr: 'Petite salle', en: 'Small room' }, seats: 60 }),
  ],
  films: [
    filmOf(1, { originalTitle: 'La Ligne d’ombre', title: { en: 'The Shadow Line' } }),
    filmOf(2, { originalTitle: 'Terres basses', title: { en: 'Low Lands' } }),
  ],
  people: [personOf(1, { name: 'Inès Morel' }), personOf(2, { name: 'Tomás Reyes' })],
  themes: [
    {
      id: 1,
      festivalId: 1,
      slug: 'mines',
      name: { fr: 'Mines', en: 'Mining' },
      introduction: {},
      colour: null,
      position: 0,
      version: 1,
    },
  ],
});

const edit = (own: Partial<DraftEvent>): Draft => ({ ...draft, events: [{ ...screening, ...own }, debate] });
const withFirst = <K extends 'rooms' | 'films'>(list: K, own: Partial<Draft[K][number]>): Draft => ({
  ...draft,
  [list]: draft[list].map((row, i) => (i === 0 ? { ...row, ...own } : row)),
});
const film = { ...itemOf(1, { kind: 'film', minutes: null, filmId: 1, filmVersionId: 10 }), eventId: 10 };
const restored: [Draft, Draft] = [edit({ status: 'cancelled' }), draft];

/**
 * Name of the case → the draft as published, where it is another one than the first, and the draft
 * as it is now.
 */
const cases: Record<string, Draft | [Draft, Draft]> = {
  added: { ...draft, events: [screening, debate, eventOf(12, { startsAt: '2026-11-29T10:00' })] },
  'moved to another day': edit({ startsAt: '2026-11-29T14:00' }),
  'moved to another day and time': edit({ startsAt: '2026-11-29T10:30' }),
  'moved in time': edit({ startsAt: '2026-11-28T15:30' }),
  'moved past midnight': edit({ startsAt: '2026-11-29T00:30' }),
  'moved from after midnight to before': [edit({ startsAt: '2026-11-29T00:30' }), draft],
  'moved later in the night': [edit({ startsAt: '2026-11-29T00:30' }), edit({ startsAt: '2026-11-29T01:30' })],
  'moved from night to night': [edit({ startsAt: '2026-11-28T00:30' }), edit({ startsAt: '2026-11-29T00:30' })],
  'moved in room': edit({ rooms: [{ roomId: 2, use: 'main' }], capacity: 120 }),
  'moved in time and room': edit({ startsAt: '2026-11-28T15:30', rooms: [{ roomId: 2, use: 'main' }], capacity: 120 }),
  'given a time': [edit({ startsAt: null }), draft],
  replaced: edit({ items: [{ ...film, filmId: 2, filmVersionId: 20 }] }),
  cancelled: edit({ status: 'cancelled', cancellationReason: { fr: 'Copie bloquée.', en: 'The copy is held up.' } }),
  'cancelled without a reason': { ...draft, events: [debate] },
  restored,
  postponed: edit({ startsAt: null }),
  'room renamed': [
    { ...draft, events: [screening] },
    { ...withFirst('rooms', { name: { fr: 'Grand auditorium', en: 'Main auditorium' } }), events: [screening] },
  ],
  'room called otherwise in English alone': [
    { ...draft, events: [screening] },
    { ...withFirst('rooms', { name: { fr: 'Auditorium', en: 'Main auditorium' } }), events: [screening] },
  ],
  'room without its French name, which is the English one': [
    { ...draft, events: [screening] },
    { ...withFirst('rooms', { name: { en: 'Auditorium' } }), events: [screening] },
  ],
  'person confirmed': edit({ people: [presenceOf(1)] }),
  'person added': edit({ people: [...screening.people, presenceOf(2, { presence: 'video' })] }),
  'person gone': edit({ people: [] }),
  'person in another role': edit({ people: [presenceOf(1, { confirmation: 'tentative', role: 'moderator' })] }),
  'person by video': edit({ people: [presenceOf(1, { confirmation: 'tentative', presence: 'video' })] }),
  title: edit({ title: { fr: 'Soirée d’ouverture', en: 'Opening night' } }),
  'title in the other language': [
    edit({ title: { fr: 'Ouverture' } }),
    edit({ title: { fr: 'Ouverture', en: 'Opening' } }),
  ],
  label: edit({ label: { fr: 'Avant-première', en: 'Preview' } }),
  kind: edit({ kind: 'debate' }),
  subtitle: edit({ subtitle: { fr: 'Suivi d’un débat' } }),
  speech: edit({ spoken: ['en'], translatedInto: ['fr'] }),
  'speech no longer said': [edit({ spoken: ['en'] }), draft],
  links: edit({ links: [{ address: 'https://a.example', label: '' }] }),
  synopsis: edit({ synopsis: { fr: 'Autrement dit.' } }),
  'time to confirm': edit({ timeIsToConfirm: true }),
  end: edit({ publicEndFixed: '2026-11-28T16:00' }),
  'moved in time, its end fixed': [
    edit({ publicEndFixed: '2026-11-28T16:00' }),
    edit({ startsAt: '2026-11-28T14:15', publicEndFixed: '2026-11-28T16:00' }),
  ],
  'end after midnight': edit({ publicEndFixed: '2026-11-29T01:00' }),
  admission: edit({ admission: 'drop-in' }),
  capacity: edit({ capacity: 80 }),
  'running order': edit({ items: [film, itemOf(2, { kind: 'debate', minutes: 30, position: 1 })] }),
  access: edit({ items: [{ ...film, access: ['lsf', 'ad'] }] }),
  version: withFirst('films', { versions: [versionOf(10, 1, { spoken: ['es'], subtitles: ['fr'] })] }),
  'film facts': withFirst('films', { directors: ['Tomás Reyes'] }),
  themes: edit({ themeIds: [1] }),
  'continues another': edit({ continuesEventId: 11 }),
  'online until': edit({ availableUntil: '2026-12-06T23:59' }),
  'several at once': edit({ startsAt: '2026-11-28T15:30', capacity: 80, people: [presenceOf(1)] }),
};

function sentencesOf(name: string, locale: Locale, manner: Voice = 'printed'): string[] {
  const found = cases[name] ?? draft;
  const [was, is] = Array.isArray(found) ? found : [draft, found];
  const previous = freeze(was, name === 'restored' ? freeze(draft, null, NUMBERING) : null, NUMBERING);
  const next = freeze(is, previous, NEXT);
  return diff(previous.public, next.public).map((difference) => differenceSentence(difference, locale, manner));
}

describe('differenceSentence', () => {
  it('says each change in one sentence, in French and in English', async () => {
    const golden = Object.keys(cases).map((name) => {
      const [fr, en] = [sentencesOf(name, 'fr'), sentencesOf(name, 'en')];
      expect([fr.length, en.length], name).toEqual([1, 1]);
      return `${name}\n  ${fr[0]}\n  ${en[0]}\n`;
    });
    await expect(golden.join('\n')).toMatchFileSnapshot('difference-sentences.golden.txt');
  });

  it('writes times for screen readers', () => {
    expect(sentencesOf('moved in time', 'fr', 'spoken')).toEqual([
      '« La Ligne d’ombre » passe de 14 heures à 15 heures 30, samedi 28 novembre.',
    ]);
  });
});
