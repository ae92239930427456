import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { feedPaths, type ProgrammePaths, programmePaths } from '#lib/i18n/programme-paths.ts';
import { inLocale, isEmpty } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import type { News } from '#lib/programme/news.ts';
import { logoOf, pictureAddress, pictureOfEvent } from '#lib/programme/pictures-on.ts';
import type { Released } from '#lib/programme/released.ts';
import { plainOf } from '#lib/text/markdown.ts';
import { nameUuid } from './name-uuid.ts';
import { wordsOf } from './words.ts';
import { xmlElement, xmlText } from './xml.ts';

type AtomOptions = Readonly<{
  locale: Locale /** The public address, without a final slash. */;
  url: string;
}>;

/**
 * « Quoi de neuf » as an Atom feed (RFC 4287): one entry per release, newest first, whose sentences
 * link to the séances. The id of an entry never changes, whatever the address of the site; nothing
 * depends on the clock.
 */
export function writeAtom(
  { document, changedAt }: Pick<Released, 'document' | 'changedAt'>,
  news: readonly News[],
  { locale, url }: AtomOptions,
): string {
  const { festival } = document;
  const name = inLocale(festival.name, locale);
  const t = translator(locale, 'pages');
  const paths = programmePaths(url + programmeBase(locale, festival.slug), locale);
  const self = `${url}${feedPaths(festival.slug).changes()}?lang=${locale}`;
  const mark = festival.isDemonstration ? `${wordsOf(locale).say('demonstrationMark')} ` : '';
  const logo = logoOf(document, 'light');
  const picture = (release: News) => pictureIn(release, document, { locale, url });
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`,
    `<id>${uuidOf(`${festival.uid} changes ${locale}`)}</id>`,
    xmlElement('title', mark + typeset(t('changes.feedTitle', { festival: name }), locale)),
    xmlElement('updated', changedAt),
    `<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>`,
    `<link rel="alternate" type="text/html" hreflang="${locale}" href="${xmlText(paths.changes())}"/>`,
    `<author>${xmlElement('name', festival.organiser || name)}</author>`,
    xmlElement('generator', 'Lanterne'),
    ...(logo ? [xmlElement('logo', pictureAddress(document, url, logo, LOGO_WIDTH).address)] : []),
    ...news.map((release) => entry(festival.uid, release, { locale, paths, mark, picture })),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}

type Entry = {
  locale: Locale;
  paths: ProgrammePaths;
  mark: string;
  picture: (release: News) => string;
};

function entry(uid: string, release: News, { locale, paths, mark, picture }: Entry): string {
  const { number, at, changedAt = at } = release;
  const link = xmlText(paths.changes(number));
  return [
    '<entry>',
    `<id>${uuidOf(`${uid} release ${number}`)}</id>`,
    xmlElement('title', mark + typeset(titleOf(release, locale), locale)),
    xmlElement('updated', changedAt),
    xmlElement('published', at),
    `<link rel="alternate" type="text/html" hreflang="${locale}" href="${link}"/>`,
    `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${picture(release)}${body(release, locale, paths)}</div></content>`,
    '</entry>',
  ].join('\n');
}

/** In pixels. */
const [LOGO_WIDTH, PICTURE_WIDTH] = [480, 960] as const;

/**
 * The picture of the first séance in an entry that has one, with its description and credit; feed
 * readers show it beside the title.
 */
function pictureIn({ lines }: News, document: PublicDocument, { locale, url }: AtomOptions): string {
  const index = indexDocument(document);
  for (const { event } of lines) {
    const told = index.events.get(event);
    const picture = told ? pictureOfEvent(index, told) : null;
    if (!picture) continue;
    const { address, width, height } = pictureAddress(document, url, picture, PICTURE_WIDTH);
    const alt = xmlText(inLocale(picture.alt, locale));
    const image = `<p><img src="${xmlText(address)}" width="${width}" height="${height}" alt="${alt}"/></p>`;
    if (picture.credit === '') return image;
    return (
      image + xmlElement('p', typeset(translator(locale, 'public')('pictureCredit', { name: picture.credit }), locale))
    );
  }
  return '';
}

function titleOf({ number, lines, more, isFirst, count, note }: News, locale: Locale): string {
  const t = translator(locale, 'pages');
  if (isFirst) return t('changes.first', { count });
  const first = lines[0]?.say(locale) ?? '';
  if (first === '') return plainOf(inLocale(note, locale)).split('\n')[0] || t('changes.around');
  return t('changes.feedEntry', { number, first, others: lines.length - 1 + more });
}

function body({ note, lines, more, isFirst, count }: News, locale: Locale, paths: Entry['paths']): string {
  const t = translator(locale, 'pages');
  const paragraph = (text: string) => xmlElement('p', typeset(text, locale));
  const items = lines.map(
    ({ event, title, say }) =>
      `<li><a href="${xmlText(paths.event({ number: event, title }))}">${xmlText(typeset(say(locale), locale))}</a></li>`,
  );
  return [
    plainOf(typesetIn(note, locale)).split('\n\n').map(linesOf).join(''),
    isFirst ? paragraph(t('changes.first', { count })) : items.length > 0 ? `<ul>${items.join('')}</ul>` : '',
    !isFirst && items.length === 0 && isEmpty(note) ? paragraph(t('changes.around')) : '',
    more > 0 ? paragraph(t('changes.more', { count: more })) : '',
  ].join('');
}

/** A paragraph that keeps line breaks; nothing for an empty text. */
const linesOf = (text: string) => (text === '' ? '' : `<p>${text.split('\n').map(xmlText).join('<br/>')}</p>`);

/** The UUID of a name as a URN. */
const uuidOf = (name: string) => `urn:uuid:${nameUuid(name)}`;
