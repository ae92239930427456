import { z } from 'zod';
import { type ColumnsOf, columnLabel } from '#lib/exchange/lists/column-words.ts';
import type { Mapping } from '#lib/exchange/lists/list-columns.ts';
import { listNames } from '#lib/exchange/lists/list-noun.ts';
import { noteCodes, outsideChoices, restChoices } from '#lib/exchange/programmes/planned.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { Given } from './command.ts';

/*
 * The answers of `import --json`. Later additions are new fields, so readers have to ignore unknown
 * ones. Sentences are in the terminal's language; codes are not.
 */

const Line = z.int().nonnegative().describe('In the file, from 1; 0 where nobody can say.');
const Count = z.int().nonnegative();
const CivilDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Text = z.object({ fr: z.string().optional(), en: z.string().optional() });
const Message = z.string().describe('A sentence for people.');

const start = {
  ok: z.boolean().describe('False where something is to be done: exit code 1.'),
  command: z.literal('import'),
};
const Plan = z.boolean().describe('With --plan: nothing was written.');

const Column = z
  .object({
    heading: z.string(),
    column: z.string().nullable().describe('Null: it is not imported.'),
    label: z.string().nullable().describe('The same in words.'),
  })
  .meta({ id: 'Column', description: 'What a column of a list was taken for.' });

const Asked = { line: Line, title: z.string(), candidates: z.array(z.string()).describe('The likeliest first.') };
const Cell = { cell: z.string(), error: z.string(), message: Message };

const ListJson = z
  .object({
    ...start,
    kind: z.literal('list'),
    plan: Plan,
    list: z.enum(listNames),
    counts: z.object({ new: Count, changed: Count, unchanged: Count, asked: Count, refused: Count }),
    columns: z.array(Column),
    asked: z.array(z.object(Asked)).describe('Lines that may be what is there already: they stay out.'),
    refused: z.array(
      z.object({
        line: Line,
        title: z.string(),
        problems: z.array(z.object({ column: z.string().nullable().describe('Null: the whole line.'), ...Cell })),
      }),
    ),
    unread: z
      .array(
        z.object({
          line: Line,
          title: z.string(),
          cells: z.array(
            z.object({
              column: z.string(),
              ...Cell,
              keptIn: z.string().nullable().describe('The column that keeps it word for word; null: none does.'),
            }),
          ),
        }),
      )
      .describe('Lines that come in, without what was not understood of them.'),
  })
  .meta({ id: 'List', description: 'A list of films, people, rooms or volunteers.' });

const Dates = z.object({ startsOn: CivilDate, endsOn: CivilDate }).nullable();

const ProgrammeJson = z
  .object({
    ...start,
    kind: z.literal('programme'),
    code: z.literal('open').optional().describe('Questions are open, and nothing was written.'),
    message: Message.optional(),
    plan: Plan,
    source: z.string().describe('Whose ids the file has.'),
    counts: z.record(z.string(), Count).describe('What would be done, or was; `open` are the questions that wait.'),
    columns: z.array(Column).describe('Of a list of séances; of any other file none.'),
    remarks: z
      .array(
        z.object({
          sentence: Message,
          isWeighty: z.boolean().describe('It changes whom or what the whole file means.'),
          examples: z.array(z.object({ about: z.string(), line: Line })),
          more: Count.describe('How many there are beside these.'),
        }),
      )
      .describe('What was read otherwise than the file has it, one for all of a kind.'),
    notes: z
      .array(z.object({ code: z.enum(noteCodes), count: Count, about: z.string(), message: Message }))
      .describe('What comes in otherwise than the file has it.'),
    outside: z
      .object({
        count: Count,
        from: CivilDate,
        to: CivilDate,
        grown: Dates,
        moved: Dates,
        first: z.array(z.object({ title: z.string(), day: CivilDate, line: Line })),
        choice: z.enum(outsideChoices).nullable().describe('What --dates said; null while nobody has.'),
        areWaiting: z.boolean().describe('They are here already without a time, and stay so unless --dates says.'),
      })
      .nullable()
      .describe('Séances on days that are none of the festival’s.'),
    titled: Count.describe(
      'New séances without a type that bear the title of a film, and are taken for screenings of it.',
    ),
    rests: z
      .array(z.object({ line: Line, title: z.string(), minutes: Count, becomes: z.enum(restChoices) }))
      .describe('Minutes the file leaves behind films.'),
    asked: z
      .array(z.object({ what: z.enum(['room', 'person', 'event']), ...Asked }))
      .describe('What may be there already; --asked answers.'),
    refused: z.array(
      z.object({ line: Line, title: z.string(), code: z.string(), about: z.string(), message: Message }),
    ),
  })
  .meta({ id: 'Programme', description: 'A whole programme, or a list of séances.' });

const FestivalJson = z
  .object({
    ...start,
    kind: z.literal('festival'),
    name: Text,
    startsOn: CivilDate,
    endsOn: CivilDate,
    slug: z.string().describe('The address it gets.'),
    freeSlug: z.string().describe('Like the one in the file, and nobody’s here.'),
    isCopy: z
      .boolean()
      .describe('It is here already: what is made has ids of its own, and nothing of it is published.'),
    isPrivate: z.boolean().describe('With private contacts.'),
    counts: z.record(z.string(), Count),
    publishes: z.int().nullable().describe('Number of the version that is public at once.'),
    releasesLeftOut: Count,
    missingBriefingFiles: Count.describe('Files of tasks that are not on this server: an archive carries them.'),
    id: z.int().optional().describe('Once it is made.'),
  })
  .meta({ id: 'Festival', description: 'A new festival.' });

const TemplateJson = z
  .object({
    ...start,
    kind: z.literal('template'),
    days: Count,
    rooms: Count,
    events: Count,
    key: z.string().optional().describe('Once it is kept.'),
  })
  .meta({ id: 'Template', description: 'A template that joins the others.' });

const RefusalJson = z
  .object({ ...start, ok: z.literal(false), code: z.string(), message: Message })
  .meta({ id: 'Refusal', description: 'Nothing was read, or nothing could be done.' });

/** The fields that the command itself adds to an import's answer. */
type Told<T extends z.ZodType> = Omit<z.infer<T>, 'ok' | 'command'>;
export type ListTold = Told<typeof ListJson>;
export type ProgrammeTold = Told<typeof ProgrammeJson>;
export type FestivalTold = Told<typeof FestivalJson>;
export type TemplateTold = Told<typeof TemplateJson>;

export const ImportJson = z.union([ListJson, ProgrammeJson, FestivalJson, TemplateJson, RefusalJson]);

/**
 * The answers of `import --json` as a JSON Schema (draft 2020-12). Unknown fields are allowed,
 * because later versions may add some.
 */
export const importJsonSchema = () => ({
  title: 'Lanterne, import --json',
  ...z.toJSONSchema(ImportJson, { io: 'input', target: 'draft-2020-12' }),
});

/**
 * The subject of a sentence: a line of a file (0 where it has none), and its title if it has one.
 */
export const lineHead = ({ say }: Pick<Given, 'say'>, { line, title }: { line: number; title: string }): string =>
  title === '' ? say('untitledLine', { line }) : say('line', { line, title });

type Columns = ListTold['columns'];

/** The meaning that was guessed for each column of a list. */
export const printedColumnsOf = (
  list: ColumnsOf,
  header: readonly string[],
  mapping: Mapping<string>,
  locale: Locale,
): Columns =>
  header.map((heading, at) => {
    const column = mapping[at] ?? null;
    return { heading, column, label: column && columnLabel(list, column, locale) };
  });

/** The same as sentences: what is imported, and what is not. */
export function columnLines({ say, locale }: Given, columns: Columns): string[] {
  const t = translator(locale, 'exchange');
  const read = columns.flatMap(({ heading, label }) => (label ? [say('columnIs', { heading, label })] : []));
  const left = columns.flatMap(({ heading, label }) => (label ? [] : [t('plan.columnName', { name: heading })]));
  return [
    ...(read.length > 0 ? [say('columns', { columns: joinFacts(read) })] : []),
    ...(left.length > 0 ? [t('plan.left', { count: left.length, names: left.join(', ') })] : []),
  ];
}
