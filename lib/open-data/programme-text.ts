import { abstractOf } from '#lib/feeds/schedule.ts';
import { wordsOf } from '#lib/feeds/words.ts';
import { cleanText } from '#lib/i18n/clean-text.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { programmePaths } from '#lib/i18n/programme-paths.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { eventAsText, linksAsText, type TextFormat, titleAsText } from '#lib/programme/as-text.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { escaped, markdownOf } from '#lib/text/markdown.ts';
import { type Block, textPartsOf } from '#lib/text/parts.ts';
import { plainBlocks } from '#lib/text/plain.ts';
import { programmeByDay } from './by-day.ts';
import { inBatches } from './in-batches.ts';
import type { FileOptions } from './programme-rows.ts';

/**
 * The whole programme as a text to read, print or typeset: for each séance what « Copier le
 * programme » gives, and its description. In pieces.
 */
export function* programmeTextPieces(
  document: PublicDocument,
  { locale, url }: FileOptions,
  format: TextFormat,
): Generator<string> {
  const paths = programmePaths(url + programmeBase(locale, document.festival.slug), locale);
  const options = { locale, format, addressOf: paths.event };
  const index = indexDocument(document);
  const head = cleanText(titleAsText(document, options));
  yield format === 'markdown' ? `${head}\n` : underlined(head, '=');
  if (document.festival.isDemonstration) yield `\n${wordsOf(locale).term('demonstration')}\n`;
  for (const { name, events } of programmeByDay(document, locale)) {
    yield format === 'markdown' ? `\n## ${escaped(name)}\n` : `\n${underlined(name, '-')}`;
    for (const batch of inBatches(events))
      yield batch
        .map((event) => {
          const about = textPartsOf(typeset(cleanText(abstractOf(event, index, locale)), locale));
          return `\n${cleanText(eventAsText(document, event, options))}\n${aboutIn(about, format)}${linksIn(event, format)}`;
        })
        .join('');
  }
}

const underlined = (text: string, sign: '=' | '-') => `${text}\n${sign.repeat(Math.min([...text].length, 72))}\n`;

function aboutIn(about: readonly Block[], format: TextFormat): string {
  if (about.length === 0) return '';
  return format === 'text' ? `${plainBlocks(about)}\n` : `\n${markdownOf(about)}\n`;
}

function linksIn(event: DocumentEvent, format: TextFormat): string {
  const links = linksAsText(event, format);
  if (links.length === 0) return '';
  return format === 'text' ? `${links.join('\n')}\n` : `\n${links.map((link) => `- ${link}`).join('\n')}\n`;
}
