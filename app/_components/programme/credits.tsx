import { Fragment, type ReactNode } from 'react';
import { Dotted } from '#app/_components/dotted.tsx';
import { Abbreviation, Duration } from '#app/_components/time.tsx';
import { filmTitle, originalBeside, originalLanguage } from '#lib/films/title.ts';
import { versionLabel } from '#lib/films/version-label.ts';
import { inLocale, isEmpty } from '#lib/i18n/text.ts';
import type {
  DocumentEvent,
  DocumentFilm,
  DocumentPerson,
  DocumentPresence,
  DocumentVersion,
} from '#lib/model/documents.ts';
import { filmsOfEvent, speakersOf } from '#lib/programme/around.ts';
import { personNamed } from '#lib/programme/document-index.ts';
import type { Programme } from './programme.ts';
import { Said } from './text.tsx';

/** The original title of a film below the translated one. Nothing if both are the same. */
export function OriginalTitle({ programme, film }: { programme: Programme; film: DocumentFilm }) {
  const title = originalBeside(film, programme.locale);
  return title === null ? null : <bdi lang={originalLanguage(film) ?? undefined}>{title}</bdi>;
}

/** The same on a line of its own. */
export const OriginalTitleLine = (shown: Parameters<typeof OriginalTitle>[0]) =>
  originalBeside(shown.film, shown.programme.locale) === null ? null : (
    <p className="film-original">
      <OriginalTitle {...shown} />
    </p>
  );

/**
 * The version as the field abbreviates it (VOSTFR), spelled out for screen readers. Null when
 * nothing is known.
 */
export function Version({ programme, version }: { programme: Programme; version: DocumentVersion }) {
  const { printed, spoken } = versionLabel(version, programme.locale);
  return printed === '' ? null : <Abbreviation as={spoken}>{programme.say(printed)}</Abbreviation>;
}

const isKnown = (version: DocumentVersion, { locale }: Programme) => versionLabel(version, locale).printed !== '';

type Shown = { programme: Programme; film: DocumentFilm; version?: DocumentVersion | null };

/** « Jean-Gabriel Leynaud · 2024 · 94 min · VOSTFR »: the facts of a film in this version. */
export const FilmFacts = (shown: Shown) => <Dotted parts={filmFacts(shown)} />;

const filmFacts = ({ programme, film, version = null }: Shown): ReactNode[] => [
  film.directors.length > 0 ? <CreditNames key="d" programme={programme} names={film.directors} /> : null,
  film.year === null ? null : <span key="y">{film.year}</span>,
  film.minutes === null ? null : <Duration key="m" minutes={film.minutes} locale={programme.locale} />,
  version && isKnown(version, programme) ? <Version key="v" programme={programme} version={version} /> : null,
];

/**
 * The names of a credit, with links for people who have a page; also on a card that is a link
 * itself.
 */
export function CreditNames({ programme, names }: { programme: Programme; names: readonly string[] }) {
  return names.map((name, i) => {
    const person = personNamed(programme.document, name);
    return (
      <Fragment key={i}>
        {i > 0 && ', '}
        <bdi>{person ? <PersonLink programme={programme} person={person} name={name} /> : name}</bdi>
      </Fragment>
    );
  });
}

const PersonLink = ({ programme, person, name }: { programme: Programme; person: DocumentPerson; name: string }) => (
  <a className="name-link" href={programme.paths.person(person)}>
    {name}
  </a>
);

/** A person's title and organisation. */
export const aboutPerson = (programme: Programme, { title, organisation }: DocumentPerson): string =>
  [programme.say(title), organisation].filter((text) => text !== '').join(', ');

/** One person of a séance in a line, without the name if the title contains it. */
function PersonLine({
  programme,
  event,
  presence,
}: {
  programme: Programme;
  event: DocumentEvent;
  presence: DocumentPresence;
}) {
  const person = programme.index.people.get(presence.person);
  if (!person) return null;
  const isNamed = inLocale(event.title, programme.locale).includes(person.name);
  const about = aboutPerson(programme, person);
  const isLeftOut = isNamed && about !== '';
  return (
    <bdi>
      {!isLeftOut && <PersonLink programme={programme} person={person} name={person.name} />}
      {!isLeftOut && about !== '' && ', '}
      {about}
      {presence.isTentative && ` (${programme.t('tentative')})`}
    </bdi>
  );
}

/** Left out where it is the title of the séance. */
const originalTitle = (programme: Programme, event: DocumentEvent, film: DocumentFilm) =>
  originalBeside(film, programme.locale) === null ||
  inLocale(event.title, programme.locale) === film.originalTitle ? null : (
    <i key="o">
      <OriginalTitle programme={programme} film={film} />
    </i>
  );

/** The film whose facts and copy stand on a card: that of a séance which shows no other. */
export function filmOnCard({ document }: Programme, event: DocumentEvent): DocumentFilm | null {
  const [film, second] = filmsOfEvent(document, event);
  const hasHidden = event.items.some(({ kind, film: number }) => kind === 'film' && number === null);
  return film && !second && !hasHidden ? film : null;
}

/**
 * What stands below a title: the subtitle, then the film, the films or the people; as parts for
 * `Dotted`.
 */
export function creditsOf(programme: Programme, event: DocumentEvent): ReactNode[] {
  const films = filmsOfEvent(programme.document, event);
  const film = filmOnCard(programme, event);
  const version = event.items.find((item) => item.film === film?.number)?.version ?? null;
  // Who is there for several parts is named once, « sous réserve » if one of these is.
  const byPerson = new Map(speakersOf(event).map((presence) => [presence.person, presence]));
  for (const presence of speakersOf(event)) if (presence.isTentative) byPerson.set(presence.person, presence);
  const speakers = [...byPerson.values()];
  const subtitle = isEmpty(event.subtitle) ? null : <Said key="s" programme={programme} text={event.subtitle} />;
  if (film) return [subtitle, originalTitle(programme, event, film), ...filmFacts({ programme, film, version })];
  if (films.length > 0)
    return [subtitle, <bdi key="films">{films.map((one) => programme.say(filmTitle(one))).join(', ')}</bdi>];
  return [
    subtitle,
    ...speakers.map((presence, i) => (
      <PersonLine key={`p${i}`} programme={programme} event={event} presence={presence} />
    )),
  ];
}
