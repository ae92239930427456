import { clip } from '#lib/feeds/description.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale, isEmpty } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import type { DocumentEvent, DocumentPicture, PublicDocument } from '#lib/model/documents.ts';
import { stateInWords } from '#lib/programme/as-text.ts';
import { isUndated } from '#lib/programme/day.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { logoOf, ownPicture, pictureOfEvent } from '#lib/programme/pictures-on.ts';
import { placesOf } from '#lib/programme/place.ts';
import { formatDateRange, formatWall } from '#lib/time/format.ts';

/** Everything a picture shows; two pages with the same facts share one picture. */
export type ShareImageFacts = Readonly<{
  /** « Projection », or the organiser's own word; empty for the festival as a whole. */
  kind: string;
  /** « Annulée », « Reportée », « Horaire à confirmer »; otherwise empty. */
  flag: string;
  title: string;
  when: string;
  place: string;
  festival: string;
  /** `#rrggbb`; null for the colour of the lamp. */
  accent: string | null;
  /** The logo it shows; null where there is none. */
  logo: KeptOriginal | null;
  /** The picture in the background with its focal point; null where there is none. */
  still: (KeptOriginal & Pick<DocumentPicture, 'focal'>) | null;
  /** « Image : Ada Noir », the credit as the page shows it beside that picture; otherwise empty. */
  credit: string;
}>;

type KeptOriginal = Pick<DocumentPicture, 'hash' | 'format'>;

const MAX_TITLE = 140;
const MAX_LINE = 80;
/** The longest credit; it is on one line in a corner of the picture. */
const MAX_CREDIT = 60;

/** A demonstration has none, because it is not to be shared. */
export const hasShareImage = ({ festival }: PublicDocument): boolean => !festival.isDemonstration;

/**
 * Whether a séance has a picture of its own. One with a film that may not be named has none,
 * whatever its title.
 */
export const isPictured = (document: PublicDocument, event: DocumentEvent): boolean =>
  hasShareImage(document) && !event.items.some(({ isHidden }) => isHidden);

export function festivalFacts(document: PublicDocument, locale: Locale): ShareImageFacts {
  const { festival, venues } = document;
  const names = venues.slice(0, 3).map(({ name }) => inLocale(name, locale));
  const before = ownPicture(document, 'head', 'poster');
  return {
    kind: '',
    flag: '',
    title: clip(typesetIn(festival.name, locale), MAX_TITLE),
    when: formatDateRange(festival.startsOn, festival.endsOn, locale),
    place: clip(names.join(', '), MAX_LINE),
    festival: '',
    accent: festival.accent,
    logo: logoIn(document),
    still: stillOf(before),
    credit: creditOf(before, locale),
  };
}

export function eventFacts(document: PublicDocument, event: DocumentEvent, locale: Locale): ShareImageFacts {
  const t = translator(locale, 'public');
  const { festival } = document;
  const index = indexDocument(document);
  const [main] = placesOf(event, index).main;
  const before = pictureOfEvent(index, event);
  const kind = isEmpty(event.label) ? translator(locale, 'terms')(`kind.${event.kind}`) : inLocale(event.label, locale);
  return {
    kind: clip(kind, MAX_LINE),
    flag: stateInWords(event, locale) ?? '',
    title: clip(typesetIn(event.title, locale), MAX_TITLE),
    when: whenOf(event, locale) ?? (isUndated(event) ? t('undated') : ''),
    place: clip(main ? main.names.map((name) => inLocale(name, locale)).join(' – ') : '', MAX_LINE),
    festival: clip(inLocale(festival.name, locale), MAX_LINE),
    accent: festival.accent,
    logo: logoIn(document),
    still: stillOf(before),
    credit: creditOf(before, locale),
  };
}

function logoIn(document: PublicDocument): ShareImageFacts['logo'] {
  const logo = logoOf(document, 'light');
  return logo?.use === 'logo' ? { hash: logo.hash, format: logo.format } : null;
}

const stillOf = (picture: DocumentPicture | null): ShareImageFacts['still'] =>
  picture && { hash: picture.hash, format: picture.format, focal: picture.focal };

/** A credit that is too long is cut; the page behind the link shows it in full. */
function creditOf(picture: DocumentPicture | null, locale: Locale): string {
  const name = picture?.credit ?? '';
  return name === '' ? '' : translator(locale, 'public')('pictureCredit', { name: clip(name, MAX_CREDIT) });
}

function whenOf({ startsAt, isPostponed }: DocumentEvent, locale: Locale): string | null {
  if (startsAt === null || isPostponed) return null;
  return formatWall(startsAt, locale);
}
