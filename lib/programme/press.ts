import type { PictureUse } from '#db/enums.ts';
import { filmTitle } from '#lib/films/title.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type programmePaths, slug } from '#lib/i18n/programme-paths.ts';
import { type Bilingual, inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DocumentPicture, PictureSubject, PublicDocument } from '#lib/model/documents.ts';
import { formatDate, typeset } from '#lib/time/format.ts';
import { indexDocument } from './document-index.ts';
import { picturesFor } from './pictures-on.ts';

type Paths = ReturnType<typeof programmePaths>;

/**
 * Something with pictures that are offered to the press: what it is called, its page, and each
 * picture with the name its file gets.
 */
type PressSubject = Readonly<{
  name: Bilingual;
  page: (paths: Paths) => string;
  pictures: readonly Readonly<{ picture: DocumentPicture; fileName: string }>[];
}>;

/** Whether anything is offered to the press. */
export const hasPress = ({ pictures = [] }: PublicDocument): boolean =>
  pictures.some(({ purposes }) => purposes.includes('press'));

/**
 * All that is offered to the press, the festival first, then films, people and the others by name.
 */
export function pressOf(document: PublicDocument, locale: Locale): PressSubject[] {
  const index = indexDocument(document);
  const taken = new Set<string>();
  const nameOf = ({ name }: Named) => inLocale(name, locale);
  return Object.values(namedIn(document)).flatMap((kind) =>
    kind
      .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), locale))
      .flatMap((named): PressSubject[] => {
        const pictures = picturesFor('press', index, named.of);
        if (pictures.length === 0) return [];
        const stem = slug(nameOf(named)) || named.of.replace(':', '-');
        return [
          {
            name: named.name,
            page: named.page,
            pictures: pictures.map((picture) => ({ picture, fileName: fileNameOf(stem, picture, taken) })),
          },
        ];
      }),
  );
}

type Named = Pick<PressSubject, 'name' | 'page'> & { of: PictureSubject };

/** A picture can be of nothing else. */
type Kind = PictureSubject extends infer S ? (S extends `${infer K}:${string}` ? K : S) : never;

/**
 * Whatever a picture can be of, kind by kind. A partner has no page of its own: it stands on that
 * of the partners, or at the foot of all.
 */
const namedIn = (document: PublicDocument): Record<Kind, readonly Named[]> => {
  const { pages = [], partners = [] } = document;
  const ofPartners = pages.find(({ showsPartners }) => showsPartners);
  return {
    festival: [{ of: 'festival', name: document.festival.name, page: (paths) => paths.home() }],
    film: document.films.map((film) => {
      const title = filmTitle(film);
      return { of: `film:${film.number}`, name: title, page: (paths) => paths.film({ number: film.number, title }) };
    }),
    person: document.people.map((person) => ({
      of: `person:${person.number}`,
      name: { fr: person.name, en: person.name },
      page: (paths) => paths.person(person),
    })),
    series: document.series.map((series) => ({
      of: `series:${series.number}`,
      name: series.title,
      page: (paths) => paths.series(series),
    })),
    theme: document.themes.map((theme) => ({
      of: `theme:${theme.slug}`,
      name: theme.name,
      page: (paths) => paths.theme(theme),
    })),
    venue: document.venues.map((venue) => ({
      of: `venue:${venue.number}`,
      name: venue.name,
      page: (paths) => paths.venue(venue),
    })),
    room: document.rooms.map((room) => ({
      of: `room:${room.number}`,
      name: room.name,
      page: (paths) => paths.room(room),
    })),
    page: pages.map((page) => ({ of: `page:${page.slug}`, name: page.title, page: (paths) => paths.page(page) })),
    partner: partners.map(({ number, name }) => ({
      of: `partner:${number}`,
      name: { fr: name, en: name },
      page: (paths) => (ofPartners ? paths.page(ofPartners) : paths.home()),
    })),
  };
};

/** What there is one of says what it is; the others are counted. */
const SAID: readonly PictureUse[] = ['poster', 'logo', 'logo-dark', 'head'];

/**
 * `terre-rare_01.jpg`, `terre-rare_poster.jpg`: what a folder that is brought in is matched by. No
 * name comes twice.
 */
function fileNameOf(stem: string, { use, format }: DocumentPicture, taken: Set<string>): string {
  const ending = format === 'jpeg' ? 'jpg' : format;
  const said = `${stem}_${use}.${ending}`;
  let name = SAID.includes(use) && !taken.has(said) ? said : '';
  for (let count = 1; name === ''; count += 1) {
    const counted = `${stem}_${String(count).padStart(2, '0')}.${ending}`;
    if (!taken.has(counted)) name = counted;
  }
  taken.add(name);
  return name;
}

/** What is asked of who shows any of these; of a last day only where one of them has one. */
export function pressLead(offered: readonly PressSubject[], locale: Locale): string {
  const t = translator(locale, 'pages');
  const hasLastDay = offered.some(({ pictures }) => pictures.some(({ picture }) => picture.until !== null));
  return typeset(hasLastDay ? `${t('press.lead')} ${t('press.lastDay')}` : t('press.lead'), locale);
}

/**
 * What is asked of who shows a picture: to name somebody, and until when. Empty where neither is.
 */
export function conditionsOf({ credit, until }: DocumentPicture, locale: Locale): string[] {
  const t = translator(locale, 'pages');
  return [
    ...(credit === '' ? [] : [translator(locale, 'public')('pictureCredit', { name: credit })]),
    ...(until === null ? [] : [t('press.until', { date: formatDate(until, locale, 'medium') })]),
  ].map((sentence) => typeset(sentence, locale));
}

/**
 * The text that goes along with the files of these: what each shows, and what is asked of who shows
 * it. `page` is the address of the page they come from.
 */
export function pressCredits(
  { festival }: PublicDocument,
  offered: readonly PressSubject[],
  locale: Locale,
  page: string,
): string {
  const t = translator(locale, 'pages');
  const head = [inLocale(festival.name, locale), pressLead(offered, locale), t('press.asOf', { page })];
  const subjects = offered.map(({ name, pictures }) =>
    [
      inLocale(name, locale),
      ...pictures.map(({ picture, fileName }) =>
        [fileName, inLocale(picture.alt, locale), ...conditionsOf(picture, locale)]
          .filter((line) => line !== '')
          .map((line, at) => (at === 0 ? line : `  ${line}`))
          .join('\n'),
      ),
    ].join('\n'),
  );
  return `${[...head, ...subjects].join('\n\n')}\n`;
}
