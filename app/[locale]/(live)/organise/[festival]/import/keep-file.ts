import { getTranslations } from 'next-intl/server';
import type { ProgrammeFormat } from '../../../../../../lib/exchange/file-kind.ts';
import { MAX_FILE_EVENTS, type Unread } from '../../../../../../lib/exchange/incoming.ts';
import { keepProgramme } from '../../../../../../lib/exchange/kept-programme.ts';
import type { ImportingProgramme } from '../../../../../../lib/exchange/planned.ts';
import { readProgrammeFile } from '../../../../../../lib/exchange/programme-file.ts';
import { frozenDraft } from '../../../../../../lib/programme/frozen-draft.ts';
import { now as clockNow } from '../../../../../../lib/time/clock.ts';

/** Reads a file of a programme and keeps it for a day: its id, or why it is not read. */
export async function keepFile(
  festival: ImportingProgramme,
  { format, bytes, name }: { format: ProgrammeFormat; bytes: Uint8Array; name: string },
): Promise<number | Unread> {
  const { timeZone, dayStartsAt, locale } = festival;
  const context = { timeZone, dayStartsAt, locale };
  const asItStands = () => frozenDraft(festival, clockNow(), festival.db).next.public;
  const read = await readProgrammeFile(format, bytes, context, asItStands);
  if ('code' in read) return read;
  if (read.events.length > MAX_FILE_EVENTS) return { code: 'tooManyEvents' };
  return keepProgramme(festival, name, read, clockNow());
}

/** Why a file is not read, as people are told. */
export async function sentenceOfUnread({ code, line = 0, about = '' }: Unread): Promise<string> {
  const t = await getTranslations('exchange.unread');
  return t.has(code as never) ? t(code as never, { line, about } as never) : t('notRead');
}
