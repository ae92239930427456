import type { Opened } from '#app/_server/live-page.tsx';
import { typedNames } from '#lib/i18n/code-names.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { languages } from '#lib/i18n/languages.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { formatDate, formatInstant } from '#lib/time/format.ts';
import { contactLink } from '#lib/volunteers/contact.ts';
import type { Listed } from '#lib/volunteers/joining/applications.ts';
import { offeredDays } from '#lib/volunteers/joining/form.ts';
import { tasksOf } from '#lib/volunteers/queries.ts';
import { hoursInWords } from '#lib/volunteers/say-shift.ts';
import { isSharedContact } from '#lib/volunteers/shared-contact.ts';
import { typedHours } from '#lib/volunteers/typed-hours.ts';

type Scene = Pick<Opened<'volunteers'>, 'festival' | 'locale' | 'paths'> & { all: readonly Listed[] };

/** An application in words, with only the facts that were given. */
export function shownApplication({ answers, ...application }: Listed, { festival, locale, paths, all }: Scene) {
  const say = translator(locale, 'volunteers');
  const { dayStartsAt, timeZone } = festival;
  const tasks = tasksOf(festival.id, festival.db);
  const tasksOfWish = (wish: 'for' | 'against') =>
    tasks
      .filter(({ id }) => answers.taskWishes.some((one) => one.taskId === id && one.wish === wish))
      .map(({ name }) => inLocale(name, locale))
      .join(', ');
  const hours = offeredDays(answers, dayStartsAt).map((day) => {
    const of = answers.availabilities
      .map((slot) => typedHours(slot, dayStartsAt))
      .filter((slot) => slot.day === day)
      .map((slot) => hoursInWords(slot, locale));
    return `${formatDate(day, locale, 'column')} ${of.join(', ')}`;
  });
  const facts: readonly (readonly [
    'when' | 'for' | 'against' | 'languages' | 'shirt' | 'guardian' | 'note',
    string,
  ])[] = [
    ['when', joinFacts(hours)],
    ['for', tasksOfWish('for')],
    ['against', tasksOfWish('against')],
    ['languages', typedNames(answers.languages, languages, locale)],
    ['shirt', answers.shirt ?? ''],
    ['guardian', [answers.guardian, answers.guardianContact].filter(Boolean).join(', ')],
    ['note', answers.note],
  ];
  const isTwice = all.some((one) => one.id < application.id && one.reachedAs === application.reachedAs);
  const { contactKind, contact } = answers;
  // The applicant reads it in the language of the page they filled in.
  const theirs = translator(application.locale, 'coordination');
  const festivalName = inLocale(festival.name, application.locale);
  const text = theirs('applications.declineText', { name: answers.name, festival: festivalName });
  const subject = theirs('applications.declineSubject', { festival: festivalName });
  return {
    id: application.id,
    name: typeset(answers.name, locale),
    contact,
    age: answers.age === null ? '' : say(`age.${answers.age}`),
    at: formatInstant(application.at, timeZone, locale, 'short'),
    doubt: application.doubt,
    shared: isSharedContact(answers.guardianContact, { contact, otherContact: '' }) ? say('sharedContact') : null,
    seances: answers.seeIds.length,
    facts: facts.filter(([, said]) => said !== '').map(([fact, said]) => ({ fact, said: typeset(said, locale) })),
    known: application.knownId === null ? null : paths.volunteers('people', application.knownId),
    volunteer: application.stands === 'accepted' ? paths.volunteers('people', application.volunteerId ?? '') : null,
    isTwice,
    decline:
      contactKind === null || application.stands !== 'declined'
        ? null
        : {
            text,
            href: contactLink({ contactKind: contactKind === 'phone' ? 'sms' : contactKind, contact }, text, subject),
          },
  };
}

export type ShownApplication = ReturnType<typeof shownApplication>;
