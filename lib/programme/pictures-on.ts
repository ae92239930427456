import type { PicturePurpose, PictureUse } from '#db/enums.ts';
import { filmTitle } from '#lib/films/title.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { picturePath } from '#lib/i18n/paths.ts';
import { type ProgrammePaths, slug } from '#lib/i18n/programme-paths.ts';
import { type Bilingual, inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { LitRoom } from '#lib/model/colours.ts';
import type { DocumentEvent, DocumentPicture, PictureSubject, PublicDocument } from '#lib/model/documents.ts';
import { LARGEST, sentName, sizeAt, type Width, widthsOf } from '#lib/pictures/sizes.ts';
import { formatDate } from '#lib/time/format.ts';
import { filmsOfEvent } from './around.ts';
import { type DocumentIndex, indexDocument } from './document-index.ts';

/*
 * Which pictures go where: on the page of a séance, a film or the festival, to the press, and to
 * other programs.
 */

/**
 * The pictures of a subject that may be shown for this purpose, in order; only of these uses, where
 * any are given.
 */
function picturesFor(
  purpose: PicturePurpose,
  { pictures }: Pick<DocumentIndex, 'pictures'>,
  of: PictureSubject,
  ...uses: readonly PictureUse[]
): DocumentPicture[] {
  return (pictures.get(of) ?? []).filter(
    ({ use, purposes }) => purposes.includes(purpose) && (uses.length === 0 || uses.includes(use)),
  );
}

/**
 * The pictures that may be shown on the site and in everything made from it: feeds, data, share
 * images.
 */
export const picturesOn = (
  index: Pick<DocumentIndex, 'pictures'>,
  of: PictureSubject,
  ...uses: readonly PictureUse[]
): DocumentPicture[] => picturesFor('site', index, of, ...uses);

/**
 * The picture that stands for a séance: a still of its film, else of its people, else of its theme
 * or series. Null where there is none, and for a séance that hides a film, because a picture of the
 * others could give it away.
 */
export function pictureOfEvent(
  index: DocumentIndex,
  event: DocumentEvent,
  purpose: PicturePurpose = 'site',
): DocumentPicture | null {
  if (!index.document.pictures || event.items.some(({ isHidden }) => isHidden)) return null;
  const films = filmsOfEvent(index.document, event).map(({ number }): PictureSubject => `film:${number}`);
  const people = event.people
    .filter(({ isTentative }) => !isTentative)
    .map(({ person }): PictureSubject => `person:${person}`);
  const themes = event.themes.map((slug): PictureSubject => `theme:${slug}`);
  const series: PictureSubject[] = event.series ? [`series:${event.series.series}`] : [];
  for (const [subjects, use] of [
    [films, 'still'],
    [people, 'portrait'],
    [series, 'motif'],
    [themes, 'motif'],
  ] as const)
    for (const of of subjects) {
      const [first] = picturesFor(purpose, index, of, use);
      if (first) return first;
    }
  return null;
}

/**
 * A picture as other programs get it: its absolute address as WebP, at most `most` pixels wide,
 * with its size.
 */
export function pictureAddress(
  { festival }: Pick<PublicDocument, 'festival'>,
  url: string,
  picture: Pick<DocumentPicture, 'hash' | 'width' | 'height'>,
  most: Width = LARGEST,
): { address: string; width: number; height: number } {
  const named = widthsOf(picture.width).findLast((width) => width <= most) ?? most;
  const path = picturePath(festival.slug, sentName(picture.hash, named, 'webp'));
  return { address: url + path, ...sizeAt(picture, named) };
}

/**
 * A picture of the festival itself that may be shown for this purpose: the first of the first of
 * these uses that has one.
 */
export function ownPictureFor(
  purpose: PicturePurpose,
  document: PublicDocument,
  ...uses: readonly PictureUse[]
): DocumentPicture | null {
  const index = indexDocument(document);
  for (const use of uses) {
    const [first] = picturesFor(purpose, index, 'festival', use);
    if (first) return first;
  }
  return null;
}

/** The same on its pages. */
export const ownPicture = (document: PublicDocument, ...uses: readonly PictureUse[]): DocumentPicture | null =>
  ownPictureFor('site', document, ...uses);

/** The festival's logo for light or dark ground; the other one where there is one alone. */
export const logoOf = (document: PublicDocument, room: LitRoom): DocumentPicture | null =>
  room === 'light' ? ownPicture(document, 'logo', 'logo-dark') : ownPicture(document, 'logo-dark', 'logo');

/**
 * A subject with pictures for the press: its name, its page, and each picture with the name its
 * file gets.
 */
type PressSubject = Readonly<{
  name: Bilingual;
  page: (paths: ProgrammePaths) => string;
  pictures: readonly Readonly<{ picture: DocumentPicture; fileName: string }>[];
}>;

/** Whether anything is offered to the press. */
export const hasPress = ({ pictures = [] }: PublicDocument): boolean =>
  pictures.some(({ purposes }) => purposes.includes('press'));

/**
 * All pictures that are offered to the press: the festival's first, then of films, people and the
 * other subjects, by name.
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

/** The kinds of things that a picture can be of. */
type Kind = PictureSubject extends infer S ? (S extends `${infer K}:${string}` ? K : S) : never;

/**
 * All subjects of pictures by kind. A partner has no page of its own: its page is that of the
 * partners, else the home page, as partners stand at the foot of every page.
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

/**
 * Uses of which a subject has only one picture: the name of the file says the use. Other pictures
 * are counted.
 */
const SAID: readonly PictureUse[] = ['poster', 'logo', 'logo-dark', 'head'];

/**
 * `terre-rare_01.jpg`, `terre-rare_poster.jpg`: the form in which the import of a folder recognises
 * pictures. No name is given twice.
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

/**
 * The conditions for showing any of these, as one sentence; a last day is mentioned only where a
 * picture has one.
 */
export function pressLead(offered: readonly PressSubject[], locale: Locale): string {
  const t = translator(locale, 'pages');
  const hasLastDay = offered.some(({ pictures }) => pictures.some(({ picture }) => picture.until !== null));
  return typeset(hasLastDay ? `${t('press.lead')} ${t('press.lastDay')}` : t('press.lead'), locale);
}

/**
 * The conditions for showing a picture: whom to credit, and until when it may be shown. Empty where
 * there are none.
 */
export function conditionsOf({ credit, until }: DocumentPicture, locale: Locale): string[] {
  const t = translator(locale, 'pages');
  return [
    ...(credit === '' ? [] : [translator(locale, 'public')('pictureCredit', { name: credit })]),
    ...(until === null ? [] : [t('press.until', { date: formatDate(until, locale, 'medium') })]),
  ].map((sentence) => typeset(sentence, locale));
}

/**
 * The text that accompanies the files: what each shows, and the conditions for showing it. `page`
 * is the address of the page they come from.
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
