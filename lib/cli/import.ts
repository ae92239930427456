import { readFileSync, statSync } from 'node:fs';
import { LanterneError } from '#lib/errors.ts';
import { bringPictures, festivalBytesOf, isArchive } from '#lib/exchange/festival-file/archive.ts';
import { type FileRefusal, FORMAT, saidRefusal } from '#lib/exchange/festival-file/festival-file.ts';
import { importFestival, planFestival } from '#lib/exchange/festival-file/festival-import.ts';
import { readListFile } from '#lib/exchange/files/read-file.ts';
import { proposeEventColumns } from '#lib/exchange/programmes/event-cells.ts';
import { kindOfFile, programmeTableIn } from '#lib/exchange/programmes/programme-file.ts';
import { authorizeCreation, type Creator } from '#lib/festivals/creation.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { translator } from '#lib/i18n/translator.ts';
import { isTemplateFile, readTemplateFile } from '#lib/templates/programme.ts';
import { keepTemplate, MAX_SAVED, savedKey } from '#lib/templates/saved.ts';
import { type Answer, actingAccount, type Command, type Given, givenFile, isSet, Refused, textOf } from './command.ts';
import { bringList } from './import-list.ts';
import { bringProgramme } from './import-programme.ts';
import { type FestivalTold, importJsonSchema, type TemplateTold } from './import-told.ts';

/**
 * `import FILE [--festival SLUG] [--list NAME] [--asked same|new] [--dates keep|grow|move]
 * [--nights after|date] [--plan] [--as EMAIL]`. A festival file creates a new festival, with this
 * slug; a template is added to the others; a schedule, a calendar or a list is imported into this
 * festival. With `--plan`, it only reports what would be done.
 */
async function importFrom(given: Given): Promise<Answer> {
  const { say } = given;
  const file = givenFile(given);
  if (await isArchive(file)) return bringArchive(given, file);
  if (statSync(file).size > MAX_OF_FILE.bytes)
    throw new Refused('tooLarge', saidRefusal({ code: 'tooLarge' }, given.locale));
  const bytes = readFileSync(file);
  if (isTemplateFile(bytes)) return bringTemplate(given, bytes);
  const kind = kindOfFile(bytes);
  // A festival file that a browser or a person has unpacked still counts as one.
  if (kind === 'festival' || bytes.subarray(0, HEAD).includes(`"${FORMAT}"`)) return bringFestival(given, bytes);
  if (textOf(given, 'festival') === '') throw new Refused('whichFestival', say('whichFestival'));
  if (kind !== 'list') return bringProgramme(given, { format: kind, bytes });
  const read = await readListFile(bytes, proposeEventColumns);
  const published = 'code' in read ? null : programmeTableIn(read);
  return published ? bringProgramme(given, published) : bringList(given, bytes);
}

const HEAD = 200;

function creatorOf(given: Given): Creator {
  const db = given.db();
  const actor = actingAccount(given, db);
  try {
    return authorizeCreation(actor, db);
  } catch (error) {
    if (!(error instanceof LanterneError)) throw error;
    throw new Refused('mayNotCreate', given.say('mayNotCreate', { email: actor.email }));
  }
}

async function bringArchive(given: Given, file: string): Promise<Answer> {
  const refused = ({ code, ...rest }: FileRefusal) => new Refused(code, saidRefusal({ code, ...rest }, given.locale));
  if (statSync(file).size > MAX_OF_FILE.archiveBytes) throw refused({ code: 'archiveTooLarge' });
  const bytes = await festivalBytesOf(file);
  if ('code' in bytes) throw refused(bytes);
  return bringFestival(given, bytes, async () => {
    const { isKeptFile } = await import('#lib/pictures/picture-work.ts');
    const brought = await bringPictures(file, given.env.dataFolder, isKeptFile);
    if ('code' in brought) throw refused(brought);
  });
}

/** `before` prepares what the rows of the festival refer to. */
async function bringFestival(given: Given, bytes: Buffer, before = async () => {}): Promise<Answer> {
  const { say, locale, now } = given;
  const creator = creatorOf(given);
  const plan = planFestival(bytes, creator.db, given.env.dataFolder);
  if ('code' in plan) throw new Refused(plan.code, saidRefusal(plan, locale));
  const slug = textOf(given, 'festival') || plan.freeSlug;
  const { counts, isCopy, isPrivate, publishes } = plan;
  const lines = [
    say('festivalFile', {
      events: counts.events,
      films: counts.films,
      people: counts.people,
      volunteers: counts.volunteers,
    }),
    isPrivate ? say('withPrivate') : say('withoutPrivate'),
    ...(isCopy ? [say('asCopy')] : []),
    publishes === null ? say('publishesNothing') : say('publishes', { number: publishes }),
  ];
  const json: FestivalTold = { kind: 'festival', ...plan, slug };
  if (isSet(given, 'plan')) return { ok: true, lines: [...lines, say('importPlan', { slug })], json };
  await before();
  const made = importFestival(creator, bytes, { slug, clientKey: null }, now);
  if (!made.ok) throw new Refused(made.refusal.code, saidRefusal(made.refusal, locale));
  return {
    ok: true,
    lines: [...lines, say('imported', { slug, email: creator.actor.email })],
    json: { ...json, id: made.id } satisfies FestivalTold,
  };
}

function bringTemplate(given: Given, bytes: Buffer): Answer {
  const { say, locale, now } = given;
  const template = readTemplateFile(bytes);
  if ('code' in template) throw new Refused(template.code, saidRefusal(template, locale));
  const { days, rooms, plan } = template;
  const shape = { days: days.length, rooms: rooms.length, events: plan.events.length };
  const told: TemplateTold = { kind: 'template', ...shape };
  if (isSet(given, 'plan')) return { ok: true, lines: [say('templatePlan', shape)], json: told };
  const saved = keepTemplate(creatorOf(given), template, now);
  if (!saved.ok) throw new Refused(saved.reason, translator(locale, 'templates')('save.tooMany', { max: MAX_SAVED }));
  return {
    ok: true,
    lines: [say('templateKept', shape)],
    json: { ...told, key: savedKey(saved.id) } satisfies TemplateTold,
  };
}

export const importCommand: Command = {
  options: {
    festival: { type: 'string' },
    list: { type: 'string' },
    asked: { type: 'string' },
    dates: { type: 'string' },
    nights: { type: 'string' },
    plan: { type: 'boolean' },
    as: { type: 'string' },
  },
  words: [1, 1],
  jsonSchema: importJsonSchema,
  run: importFrom,
};
