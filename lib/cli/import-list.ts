import { basename } from 'node:path';
import { loadDraft } from '#lib/draft/queries.ts';
import type { Importing } from '#lib/exchange/files/kept-imports.ts';
import { endImport, type ImportDone } from '#lib/exchange/files/kept-imports.ts';
import { startOfList, suits } from '#lib/exchange/files/list-start.ts';
import { readListFile, sheetSentence } from '#lib/exchange/files/read-file.ts';
import { type ImportRow, type Propose, type Table, tableOf, unpackRows } from '#lib/exchange/files/table.ts';
import { type BoundList, importLists, type ShownPlan, type ShownRow } from '#lib/exchange/lists/bound-list.ts';
import { columnLabel } from '#lib/exchange/lists/column-words.ts';
import { readMapping } from '#lib/exchange/lists/list-columns.ts';
import { type ListName, listNames } from '#lib/exchange/lists/list-noun.ts';
import type { RowProblem } from '#lib/exchange/lists/list-plan.ts';
import { type KeptList, sayOfList } from '#lib/exchange/lists/lists.ts';
import { proposeEventColumns } from '#lib/exchange/programmes/event-cells.ts';
import { eventsOf } from '#lib/exchange/programmes/event-list.ts';
import { type Nights, nightChoices } from '#lib/exchange/programmes/event-row.ts';
import { slugsEverOf } from '#lib/festivals/queries.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { fieldSentence } from '#lib/i18n/field-messages.ts';
import { translator } from '#lib/i18n/translator.ts';
import { type Answer, actingAccount, festivalOf, type Given, isSet, Refused, textOf } from './command.ts';
import { askedAre, bringIncoming } from './import-programme.ts';
import { columnLines, type ListTold, lineHead, printedColumnsOf } from './import-told.ts';

const EVENTS = 'events';
const isListName = (name: string): name is ListName => listNames.some((known) => known === name);

const proposeOf = (name: ListName | typeof EVENTS): Propose =>
  name === EVENTS ? proposeEventColumns : importLists[name].propose;

/**
 * The kind of a list, by its headings: the kind that recognises most of them, at least two and half
 * of them, and more than any other. Null where there is none.
 */
async function listIn(bytes: Buffer): Promise<ListName | typeof EVENTS | null> {
  const named: { name: ListName | typeof EVENTS; count: number; width: number }[] = [];
  for (const name of [...listNames, EVENTS] as const) {
    const read = await readListFile(bytes, proposeOf(name));
    // Why it cannot be read is reported by the function that reads it.
    if ('code' in read) return 'films';
    const width = Math.max(0, ...read.rows.head.map(({ cells }) => cells.filter((cell) => cell.trim()).length));
    named.push({ name, count: suits(read.rows.head, proposeOf(name)), width });
  }
  const [best, second] = named.toSorted((a, b) => b.count - a.count);
  return best && best.count >= 2 && best.count * 2 >= best.width && best.count > (second?.count ?? 0)
    ? best.name
    : null;
}

/**
 * Imports a list, of the kind given by `--list` or else recognised by its headings. Columns are
 * recognised as the screen proposes them. Rows that are refused, or that may exist already, are
 * reported and left out, because only the screen can ask about them. For rows read in part, it
 * reports what was not understood and where it is kept.
 */
export async function bringList(given: Given, bytes: Buffer): Promise<Answer> {
  const { say, locale } = given;
  const lists = [...listNames, EVENTS].join(', ');
  const asked = textOf(given, 'list') || (await listIn(bytes));
  if (asked === null) throw new Refused('whichList', say('whichList', { lists }));
  if (asked !== EVENTS && !isListName(asked)) throw new Refused('list', say('list', { list: asked, lists }));
  const read = await readListFile(bytes, proposeOf(asked));
  if ('code' in read) {
    const t = translator(locale, 'exchange');
    const message =
      read.line === undefined
        ? t(`refused.${read.code}`, MAX_OF_FILE)
        : t('refused.unreadableLine', { line: read.line });
    throw new Refused(read.code, message);
  }
  const rows = unpackRows(read.rows.bytes);
  const answer = asked === EVENTS ? bringEvents(given, rows) : bringRows(given, asked, rows);
  return read.sheet
    ? { ...answer, lines: [sheetSentence(basename(given.positionals[0] ?? ''), read, given.locale), ...answer.lines] }
    : answer;
}

function bringRows(given: Given, asked: ListName, rows: readonly ImportRow[]): Answer {
  const { locale, now } = given;
  const list = importLists[asked];
  const db = given.db();
  const festival = festivalOf(given, actingAccount(given, db), list.permission, db);
  const id = list.keep(festival, { name: basename(given.positionals[0] ?? ''), rows }, now);
  const kept = id === null ? null : list.kept(festival, id);
  if (id === null || kept === null) throw new Refused('empty', translator(locale, 'exchange')('refused.empty'));
  let ended: ImportDone = { batch: null, counts: {} };
  try {
    const plan = settled(given, festival, list, kept);
    if (!isSet(given, 'plan')) {
      const done = list.run(festival, list.kept(festival, id) ?? kept, plan.fingerprint, null, now);
      if (!done.ok) throw new Refused('moved', translator(locale, 'exchange')('plan.moved'));
      ended = { batch: done.batch, counts: done.counts };
    }
    const { header } = kept.table;
    const mapping = readMapping(list.columnsFor(festival.role), kept.mapping, header.length);
    return told(given, asked, plan, printedColumnsOf(asked, header, mapping, locale));
  } finally {
    endImport(festival, id, ended, now);
  }
}

/** The plan with the answers of `--asked` to its questions. */
function settled(given: Given, festival: Importing, list: BoundList, kept: KeptList): ShownPlan {
  const plan = list.shown(festival, kept, given.locale);
  const asked = askedAre(given);
  if (asked === null) return plan;
  const same = plan.rows.flatMap((row): [string, number | 'new'][] =>
    // A row that repeats one above it stays out.
    row.is === 'asked' && (asked === 'new' || !row.twin)
      ? [[String(row.line), asked === 'new' ? 'new' : (row.candidates[0]?.id ?? 'new')]]
      : [],
  );
  const { id, hasHeader, mapping, answers } = kept;
  const said = { ...answers, same: { ...answers.same, ...Object.fromEntries(same) } };
  sayOfList(festival, id, { hasHeader, mapping, answers: said }, given.now);
  return list.shown(festival, list.kept(festival, id) ?? kept, given.locale);
}

function told(given: Given, list: ListName, { rows }: ShownPlan, columns: ListTold['columns']): Answer {
  const { say, locale } = given;
  const counts = { new: 0, changed: 0, unchanged: 0, asked: 0, refused: 0 };
  const isCounted = (is: ShownRow['is']): is is keyof typeof counts => Object.hasOwn(counts, is);
  // Lines can only be unticked on the screen.
  for (const { is } of rows) if (isCounted(is)) counts[is] += 1;
  const json: ListTold = {
    kind: 'list',
    list,
    plan: isSet(given, 'plan'),
    counts,
    columns,
    asked: rows.flatMap((row) =>
      row.is === 'asked'
        ? [{ ...placed(row), candidates: row.twin ? [row.twin.title] : row.candidates.map(({ name }) => name) }]
        : [],
    ),
    refused: rows.flatMap((row) =>
      row.is === 'refused'
        ? [{ ...placed(row), problems: row.problems.map((one) => ({ ...one, message: sentenceOf(list, one, given) })) }]
        : [],
    ),
    unread: rows.flatMap((row) =>
      'unread' in row && row.unread.length > 0
        ? [{ ...placed(row), cells: row.unread.map((one) => ({ ...one, message: sentenceOf(list, one, given) })) }]
        : [],
    ),
  };
  const head = (of: { line: number; title: string }) => lineHead(given, of);
  const words = (all: readonly { message: string }[]) => all.map(({ message }) => message).join(' ');
  const kept = (column: string | null) =>
    column === null
      ? say('keptNowhere')
      : translator(locale, 'exchange')('plan.keptIn', { column: columnLabel(list, column, locale) });
  const lines = [
    say('listCounts', counts),
    ...columnLines(given, columns),
    ...json.asked.map((row) => `${head(row)} ${say('mayBe', { names: row.candidates.join(', ') })}`),
    ...(counts.asked > 0 ? [say('askedOpen')] : []),
    ...json.refused.map((row) => `${head(row)} ${words(row.problems)}`),
    ...(json.unread.length > 0 ? [say('unread', { count: json.unread.length })] : []),
    ...json.unread.map(
      (row) => `${head(row)} ${row.cells.map(({ keptIn, message }) => `${message} ${kept(keptIn)}`).join(' ')}`,
    ),
    say(json.plan ? 'nothingWritten' : 'written'),
  ];
  return { ok: counts.asked + counts.refused === 0, lines, json };
}

const placed = ({ line, title }: ShownRow) => ({ line, title });

function sentenceOf(list: ListName, { column, cell, error }: RowProblem, { locale, say }: Given): string {
  const t = translator(locale, 'lists');
  if (column === null) {
    if (error === 'tooMany') return t('tooMany', { value: Number(cell) });
    return error === 'twice' ? t(`${list}.twice`) : t(`${list}.unknown`, { cell });
  }
  const sentence = fieldSentence(error, translator(locale, 'fields'));
  const label = columnLabel(list, column, locale);
  return cell === '' ? say('emptyCell', { column: label, sentence }) : say('cell', { column: label, cell, sentence });
}

/**
 * The meaning that `--nights` gives to hours before the start of the day; undefined uses the list's
 * default.
 */
function nightsAre(given: Given): Nights | undefined {
  const said = textOf(given, 'nights');
  const nights = nightChoices.find((one) => one === said);
  if (said !== '' && !nights) throw new Refused('nights', given.say('nights', { nights: said }));
  return nights;
}

/** A list of séances is planned and written like every file of a programme. */
function bringEvents(given: Given, read: readonly ImportRow[]): Answer {
  return bringIncoming(given, (festival) => {
    const propose = (table: Table) => proposeEventColumns(table, festival.locale);
    const { rows, hasHeader } = startOfList(read, propose, festival.locale);
    const table = tableOf(rows, hasHeader);
    if ('code' in table)
      throw new Refused(table.code, translator(given.locale, 'exchange')(`refused.${table.code}`, MAX_OF_FILE));
    const mapping = propose(table);
    const { incoming } = eventsOf(table, mapping, {}, loadDraft(festival.id, festival.db), {
      nights: nightsAre(given),
      slugs: slugsEverOf(festival, festival.db),
    });
    return { incoming, columns: printedColumnsOf(EVENTS, table.header, mapping, given.locale) };
  });
}
