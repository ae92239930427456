import { expect, it } from 'vitest';
import { withProposed } from './writing.tsx';

const TO_ALL = { fr: 'Bonjour [nom], voici votre page : [lien]', en: 'Hello [nom], here is your page: [lien]' };
const TO_GUESTS = { fr: 'Bonjour [nom], à bientôt.', en: 'Hello [nom], see you soon.' };
const written = (text: { fr: string; en: string }, subject = '') => ({ subject, text, at: '' });
const forGuests = (writing: ReturnType<typeof written>) => withProposed(writing, TO_ALL, TO_GUESTS);

it('replaces the former proposal by that for the new recipients, but nothing that was typed', () => {
  expect(forGuests(written(TO_ALL))).toEqual(written(TO_GUESTS));
  expect(forGuests(written({ ...TO_ALL, fr: ` ${TO_ALL.fr}\n` }))).toEqual(written(TO_GUESTS));
  expect(forGuests(written({ fr: '', en: ' ' }))).toEqual(written(TO_GUESTS));
  for (const typed of [
    { fr: 'La salle a changé.', en: TO_ALL.en },
    { fr: '', en: 'The room has changed.' },
  ])
    expect(forGuests(written(typed))).toEqual(written(typed));
});

it('keeps the subject and the hour, which are never proposed', () => {
  const writing = { subject: 'Samedi', text: TO_ALL, at: '2026-06-05T18:00' };
  expect(forGuests(writing)).toEqual({ ...writing, text: TO_GUESTS });
});
