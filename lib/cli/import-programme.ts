import { basename } from 'node:path';
import { type Incoming, type Unread, unpackIncoming } from '#lib/exchange/programmes/incoming.ts';
import { notePastImport } from '#lib/exchange/programmes/past-imports.ts';
import {
  type FestivalDates,
  noProgrammeAnswers,
  type OutsideChoice,
  type PlanCounts,
  type ProgrammePlan,
} from '#lib/exchange/programmes/planned.ts';
import { type GivenFile, readProgrammeFile } from '#lib/exchange/programmes/programme-file.ts';
import {
  importProgramme,
  programmePlanOf,
  remarkGroups,
  sentenceOfRefusal,
} from '#lib/exchange/programmes/programme-import.ts';
import { newDates } from '#lib/exchange/programmes/programme-plan.ts';
import { speaker } from '#lib/exchange/programmes/programme-view.ts';
import { MAX_DAYS } from '#lib/festivals/schema.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { translator } from '#lib/i18n/translator.ts';
import { indexDraft } from '#lib/model/draft.ts';
import type { Authorized } from '#lib/policy.ts';
import { frozenDraft } from '#lib/programme/frozen-draft.ts';
import { formatDate, formatDateRange, formatDuration } from '#lib/time/format.ts';
import { type Answer, actingAccount, festivalOf, type Given, givenFile, isSet, Refused, textOf } from './command.ts';
import { columnLines, lineHead, type ProgrammeTold } from './import-told.ts';

const destination = (given: Given): Authorized<'settings'> => {
  const db = given.db();
  return festivalOf(given, actingAccount(given, db), 'settings', db);
};

/** Imports a schedule or a calendar of another program, or an export of ours that comes back. */
export async function bringProgramme(given: Given, file: GivenFile): Promise<Answer> {
  const festival = destination(given);
  const { timeZone, dayStartsAt, locale } = festival;
  const context = { timeZone, dayStartsAt, locale };
  const read = await readProgrammeFile(file, context, () => frozenDraft(festival, given.now, festival.db));
  if ('code' in read) throw new Refused(read.code, sentenceOfUnread(given, read));
  return bringIncoming(given, () => ({ incoming: unpackIncoming(read), columns: [] }));
}

/** The programme in a file, and the meaning guessed for the columns of a list. */
type Read = Readonly<{ incoming: Incoming; columns: ProgrammeTold['columns'] }>;

/**
 * Imports a file, or reports what would be done. Questions that a person has to answer (whether
 * this is that room, person or séance) are left to the screen: until then nothing is written.
 */
export function bringIncoming(given: Given, read: (festival: Authorized<'settings'>) => Read): Answer {
  const { say, now } = given;
  const festival = destination(given);
  const asked = askedAre(given);
  const all = asked ? { rooms: asked, people: asked, events: asked } : {};
  const { incoming, columns } = read(festival);
  const file = { incoming, answers: { ...noProgrammeAnswers, all, outside: datesAre(given) } };
  const known = programmePlanOf(festival, file);
  const { plan } = known;
  const isPlan = isSet(given, 'plan');
  const json = toldOf(given, plan, incoming, columns);
  const lines = [
    ...countLines(given, plan),
    ...columnLines(given, columns),
    ...remarkLines(given, incoming),
    ...json.notes.map(({ message }) => message),
    ...datesLines(given, plan),
    ...filmLines(given, json),
    ...openLines(given, json),
  ];
  if (plan.counts.open > 0) {
    const said = [...lines, say('openInFile', { count: plan.counts.open })];
    if (!isPlan) throw new Refused('open', said.join('\n'), json);
    return { ok: false, lines: said, json };
  }
  if (!isPlan) {
    const done = importProgramme(festival, file, plan.fingerprint, null, now, known);
    if (!done.ok) throw new Refused(done.reason, translator(given.locale, 'exchange')('plan.moved'));
    const { batch, counts } = done;
    const kind = incoming.source === 'list' ? 'event' : 'programme';
    if (batch !== null)
      notePastImport(
        festival,
        { entity: kind, name: basename(givenFile(given)), done: { batch, counts: counts ?? {} } },
        now,
      );
  }
  const isWhole = plan.counts.refused === 0;
  return { ok: isWhole, lines: [...lines, say(isPlan ? 'nothingWritten' : 'written')], json };
}

/**
 * The answer of `--asked` for everything that may exist already: the same, or a new one; null
 * leaves it open.
 */
export function askedAre(given: Given): 'same' | 'new' | null {
  const said = textOf(given, 'asked');
  if (said === '' || said === 'same' || said === 'new') return said || null;
  throw new Refused('asked', given.say('asked', { asked: said }));
}

/** The answer of `--dates` where séances are outside the festival's dates; null leaves it open. */
function datesAre(given: Given): DatesChoice | null {
  const said = textOf(given, 'dates');
  const choice = datesChoices.find((one) => one === said) ?? null;
  if (said !== '' && choice === null) throw new Refused('dates', given.say('dates', { dates: said }));
  return choice;
}

/** `unschedule`, which removes times, can only be chosen on the screen. */
const datesChoices = ['keep', 'grow', 'move'] as const satisfies readonly OutsideChoice[];
type DatesChoice = (typeof datesChoices)[number];

function datesLines({ say, locale }: Given, { outside }: ProgrammePlan): string[] {
  if (!outside) return [];
  const range = (dates: FestivalDates | null) => dates && formatDateRange(dates.startsOn, dates.endsOn, locale);
  const { count, from, to, first, choice } = outside;
  const dates = newDates(outside);
  const [grown, moved] = [range(outside.grown), range(outside.moved)];
  const t = translator(locale, 'programmeImport');
  return [
    t('choices.outside', { count, dates: formatDateRange(from, to, locale) }),
    ...first.map(({ line, title, day }) => `${lineHead({ say }, { line, title })} ${formatDate(day, locale, 'full')}`),
    ...(choice === null
      ? [
          say('datesOpen'),
          ...(grown ? [say('datesGrow', { dates: grown })] : []),
          ...(moved ? [say('datesMove', { dates: moved })] : []),
        ]
      : [
          choice === 'unschedule'
            ? t('choices.outsideWaiting', { count })
            : dates
              ? say('datesChange', { dates: range(dates) ?? '' })
              : grown || moved
                ? say('datesStay')
                : say('datesCannot', { days: MAX_DAYS }),
        ]),
  ];
}

/** The same for programs. */
function toldOf(given: Given, plan: ProgrammePlan, { remarks }: Incoming, columns: Read['columns']): ProgrammeTold {
  const { locale } = given;
  const notes = translator(locale, 'programmeImport');
  const say = speaker(indexDraft(plan.after), locale);
  const { source, counts, outside, titled } = plan;
  return {
    kind: 'programme',
    plan: isSet(given, 'plan'),
    source,
    counts,
    columns,
    titled,
    remarks: remarkGroups(remarks, locale, MAX_LISTED),
    notes: plan.notes.map((note) => ({ ...note, message: notes(`notes.${note.code}`, note) })),
    outside: outside && { ...outside, first: [...outside.first] },
    rests: plan.events.flatMap(({ line, title, rest }) => (rest ? [{ line, title, ...rest }] : [])),
    asked: [
      ...plan.rooms.flatMap((row) => askedOf('room', row, row.is === 'asked' ? row.candidates.map(say.room) : null)),
      ...plan.people.flatMap((row) =>
        askedOf('person', row, row.is === 'asked' ? row.candidates.map(({ name }) => name) : null),
      ),
      ...plan.events.flatMap((row) =>
        askedOf('event', row, row.is === 'asked' ? row.candidates.map((event) => say.event(event).title) : null),
      ),
    ],
    refused: plan.events.flatMap((row) => {
      if (row.is !== 'refused') return [];
      const { line, title, code, about } = row;
      return [{ line, title, code, about, message: sentenceOfRefusal(row, locale) }];
    }),
  };
}

type Asked = ProgrammeTold['asked'][number];

/** Null: there is no such question. */
const askedOf = (
  what: Asked['what'],
  { line, title }: { line: number; title: string },
  candidates: string[] | null,
): Asked[] => (candidates ? [{ what, line, title, candidates }] : []);

/**
 * Which titles were taken for films, and what the time behind films becomes; both can be changed on
 * the screen.
 */
function filmLines({ say, locale }: Given, { titled, rests }: ProgrammeTold): string[] {
  const t = translator(locale, 'programmeImport');
  return [
    ...(titled > 0 ? [`${t('choices.titles', { count: titled })} ${t('choices.titlesFilms', { count: titled })}`] : []),
    ...rests.map(({ line, title, minutes, becomes }) => {
      const said = t(`rests.${becomes}`, { minutes: formatDuration(minutes, locale) });
      return `${lineHead({ say }, { line, title })} ${said}`;
    }),
  ];
}

/** How many examples of each kind are shown; the others can be found in the file. */
const MAX_EXAMPLES = 3;

function remarkLines({ say, locale }: Given, { remarks }: Incoming): string[] {
  return remarkGroups(remarks, locale, MAX_EXAMPLES).map(({ sentence, examples, more }) => {
    const said = examples.map(({ line, about }) => (line > 0 ? say('remarkAt', { line, about }) : about));
    return say('remark', {
      sentence,
      examples: joinFacts([...said, more > 0 && say('andMore', { count: more })]),
    });
  });
}

const countLines = ({ say }: Given, { counts }: ProgrammePlan): string[] => {
  const {
    new: added,
    changed,
    unchanged,
    refused,
    asked,
    missing,
    rooms,
    people,
    themes,
  } = counts satisfies PlanCounts;
  return [
    say('listCounts', { new: added, changed, unchanged, asked, refused }),
    say('around', { rooms, people, themes, missing }),
  ];
};

const MAX_TOLD = 50;
const MAX_LISTED = 1000;

function openLines({ say }: Given, { asked, refused }: ProgrammeTold): string[] {
  const told = [
    ...asked.map(({ candidates, line, title }) => {
      const names = candidates.join(', ');
      return `${lineHead({ say }, { line, title })} ${names === '' ? say('whichVenue') : say('mayBe', { names })}`;
    }),
    ...refused.map(({ message, line, title }) => `${lineHead({ say }, { line, title })} ${message}`),
  ];
  return [
    ...told.slice(0, MAX_TOLD),
    ...(told.length > MAX_TOLD ? [say('andMore', { count: told.length - MAX_TOLD })] : []),
    ...(asked.length > 0 ? [say('askedOpen')] : []),
  ];
}

function sentenceOfUnread({ locale }: Given, { code, line = 0, about = '' }: Unread): string {
  const t = translator(locale, 'exchange');
  const key = `unread.${code}`;
  return t.has(key as 'unread.notRead')
    ? t(key as 'unread.notRead', { line, about, ...MAX_OF_FILE } as never)
    : t('unread.notRead');
}
