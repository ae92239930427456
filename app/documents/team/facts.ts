import { accessSentence } from '#app/_components/programme/flags.tsx';
import type { Programme } from '#app/_components/programme/programme.ts';
import { partTitle } from '#lib/films/title.ts';
import { capital, inLocale } from '#lib/i18n/text.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import type { TeamEvent } from '#lib/model/documents.ts';
import { accessOf } from '#lib/programme/access.ts';
import type { Cue } from '#lib/programme/room-sheets.ts';
import { speechInWords, speechOf } from '#lib/programme/speech.ts';
import type { TeamWords } from './team-words.ts';

/**
 * One thing to know in the room; `spoken` replaces the text for screen readers where that contains
 * signs.
 */
export type Fact = { kind: 'person' | 'access' | 'content' | 'note'; text: string; spoken?: string };

/**
 * In this order: who is on stage, the languages, the access that was promised, content warnings,
 * and the desk's notes.
 */
export function sheetFactsOf(event: TeamEvent, programme: Programme, words: TeamWords): Fact[] {
  return [
    ...peopleOf(event, programme, words),
    ...speechFacts(event, programme),
    ...accessFacts(event, programme),
    ...contentFacts(event, programme),
    ...event.teamNotes
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line): Fact => ({ kind: 'note', text: programme.say(line) })),
  ];
}

/**
 * « Ana Lopez (Collectif), animation au débat, en visio, pas encore confirmé·e »: one line for each
 * person.
 */
function peopleOf(event: TeamEvent, programme: Programme, { t }: TeamWords): Fact[] {
  const numbers = [...new Set(event.people.map(({ person }) => person))];
  return numbers.flatMap((number): Fact[] => {
    const person = programme.index.people.get(number);
    if (!person) return [];
    const about = programme.say(person.title) || person.organisation;
    const said = event.people.filter((one) => one.person === number).map((one) => presenceOf(one, event, programme, t));
    return [{ kind: 'person', text: `${person.name}${about && ` (${about})`}, ${[...new Set(said)].join(' ; ')}` }];
  });
}

function presenceOf(
  { role, item, presence, isTentative, isConfirmed }: TeamEvent['people'][number],
  event: TeamEvent,
  programme: Programme,
  t: TeamWords['t'],
): string {
  const kind = item === null ? undefined : event.items[item]?.kind;
  const doing = programme.terms(`personRole.${role}`).toLocaleLowerCase(programme.locale);
  return [
    kind ? t(`during.${kind}`, { role: doing }) : doing,
    presence === 'in-person' ? '' : programme.terms(`presence.${presence}`),
    isTentative ? t('tentative') : isConfirmed ? '' : t('unconfirmed'),
  ]
    .filter((word) => word !== '')
    .join(', ');
}

function speechFacts(event: TeamEvent, programme: Programme): Fact[] {
  const { locale } = programme;
  const speech = speechInWords(speechOf(event), locale);
  return speech === '' ? [] : [{ kind: 'access', text: programme.say(capital(speech, locale)) }];
}

function accessFacts(event: TeamEvent, programme: Programme): Fact[] {
  const { whole, partly, lacking } = accessOf(event, programme.index);
  return [
    ...whole.map(
      (access): Fact => ({
        kind: 'access',
        text: programme.terms(`access.${access}`),
        spoken: programme.terms(`accessSpoken.${access}`),
      }),
    ),
    ...partly.map(
      (part): Fact => ({
        kind: 'access',
        text: accessSentence(programme, part, false),
        spoken: accessSentence(programme, part, true),
      }),
    ),
    ...lacking.map((access): Fact => {
      const text = programme.terms(`accessLacking.${access}`);
      return { kind: 'access', text, spoken: text };
    }),
  ];
}

function contentFacts(event: TeamEvent, programme: Programme): Fact[] {
  const notes = event.items.flatMap(({ film }) =>
    film === null ? [] : (programme.index.films.get(film)?.contentNotes ?? []),
  );
  const said = new Set(notes.map((note) => inLocale(note, programme.locale)).filter((note) => note !== ''));
  return [...said].map((note) => ({ kind: 'content', text: programme.say(note) }));
}

/** Roughly the text of a line of the conduite, to estimate how much room it takes. */
export function cueText({ what, item }: Cue, event: TeamEvent, programme: Programme, { t }: TeamWords): string {
  const part = item === null ? undefined : event.items[item];
  if (!part) return t(`cue.${what === 'item' ? 'end' : what}`);
  const film = part.film === null ? undefined : programme.index.films.get(part.film);
  const copy = part.kind === 'film' ? `${' '.repeat(14)}${part.version ? 'VOSTFR, sous-titres' : ''}` : '';
  return `${t(`part.${part.kind}`)}${SEPARATOR}${programme.say(partTitle(part, film))}${copy}`;
}
