import { abstractOf } from '#lib/feeds/schedule.ts';
import { wordsOf } from '#lib/feeds/words.ts';
import { cleanText } from '#lib/i18n/clean-text.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { headOf, titleAsText, whatItIs, whereAndHow } from '#lib/programme/as-text.ts';
import { type DocumentIndex, indexDocument } from '#lib/programme/document-index.ts';
import { plainOf } from '#lib/text/plain.ts';
import { programmeByDay } from './by-day.ts';
import { inBatches } from './in-batches.ts';
import type { FileOptions } from './programme-rows.ts';

/**
 * Names of the paragraph styles. A layout defines their look: a style of its document takes
 * precedence over the one defined here. The names are the same in every language, so that one
 * layout serves both.
 */
const styles = {
  festival: 'Festival',
  day: 'Jour',
  time: 'Heure',
  title: 'Titre',
  place: 'Lieu',
  text: 'Texte',
} as const;
type Style = keyof typeof styles;

/**
 * The beginning of InDesign tagged text (« Tagged Text », Adobe): its encoding, then each style it
 * uses.
 */
const HEADER = [
  '<UNICODE-WIN>',
  '<Version:7><FeatureSet:InDesign-Roman>',
  ...Object.values(styles).map((name) => `<DefineParaStyle:${name}=<Nextstyle:${name}>>`),
];

/**
 * The programme as tagged text for InDesign: UTF-16 little-endian with its byte order mark, as the
 * header says. In pieces.
 */
export function* inDesignPieces(document: PublicDocument, options: FileOptions): Generator<Buffer> {
  const { locale } = options;
  const index = indexDocument(document);
  const title = titleAsText(document, { locale, format: 'text', addressOf: null });
  yield encoded(`\ufeff${lines([...HEADER, paragraph('festival', title)])}`);
  if (document.festival.isDemonstration)
    yield encoded(lines([paragraph('text', wordsOf(locale).term('demonstration'))]));
  for (const { name, events } of programmeByDay(document, locale)) {
    yield encoded(lines([paragraph('day', name)]));
    for (const batch of inBatches(events))
      yield encoded(lines(batch.flatMap((event) => paragraphsOf(event, index, options))));
  }
}

function paragraphsOf(event: DocumentEvent, index: DocumentIndex, { locale }: FileOptions): string[] {
  const { document } = index;
  const { when, mark, title } = headOf(event, locale);
  const what = joinFacts(whatItIs(document, event, locale));
  const where = joinFacts(whereAndHow(document, event, locale));
  const about = plainOf(typeset(abstractOf(event, index, locale), locale));
  return [
    paragraph('time', when),
    paragraph('title', mark + title),
    ...(what === '' ? [] : [paragraph('text', what)]),
    ...(about === '' ? [] : [paragraph('text', about)]),
    ...(where === '' ? [] : [paragraph('place', where)]),
  ];
}

/** A line break within a paragraph would begin another one, and a bracket would begin a tag. */
const paragraph = (style: Style, text: string) =>
  `<ParaStyle:${styles[style]}>${cleanText(text)
    .replace(/[\\<>]/g, '\\$&')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('<0x000A>')}`;

const lines = (texts: readonly string[]) => texts.map((text) => `${text}\r\n`).join('');
const encoded = (text: string) => Buffer.from(text, 'utf16le');
