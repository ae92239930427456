import { expect, it } from 'vitest';
import { locales } from './locale.ts';
import { messages } from './messages.ts';

/*
 * A message with an hour must name its day wherever this may differ from the day on which it is
 * read. Every such message contains the day, or is listed here with the reason why it does not need
 * to.
 */
const withoutDay: Readonly<Record<string, readonly string[]>> = {
  'no hour: a date with its hour, a length, a title or a number': [
    'accounts.members.expires',
    'coordination.asked.settleNamed',
    'elsewhere.print.asOf',
    'grid.panel.total',
    'grid.add.length',
    'grid.find.since',
    'grid.find.until',
    'grid.insert.last',
    'grid.propose.working',
    'pages.changes.published',
    'public.footer.release',
    'publish.again.lead',
    'publish.again.submit',
    'selection.total.one',
    'selection.total.many',
    'templates.own.bin.told',
    'templates.remove.bin',
    'team.links.madeBy',
    'team.links.made',
    'today.delay.absorbed.break',
    'today.delay.absorbed.gap',
    'volunteerForms.fill.searching',
  ],
  'a time of day, of no day': ['filters.hour.around', 'filters.hour.after', 'filters.hour.before'],
  'an hour of every day': [
    'common.nightAfter',
    'join.minorText',
    'join.parent.rulesText',
    'volunteers.obstacle.minor-hours',
    'volunteers.refused.minor-hours',
    'volunteers.warning.minor-hours',
  ],
  'within twenty minutes of when it is sent': ['push.news.soon', 'push.news.shiftSoon'],
  'today: another day has a sentence of its own': [
    'board.clock',
    'board.unsent.kept',
    'offline.today',
    'offline.page.today',
  ],
  'done today: the board has the acts of its day alone': [
    'board.delay.since',
    'board.delay.sinceOnTime',
    'board.told.by',
    'board.told.overtaken',
    'board.last',
  ],
  'of the day its page, column, list or heading is of': [
    'acts.refused.skippedTime',
    'board.planned',
    'board.until',
    'board.from',
    'board.delay.lead',
    'coordination.coverage.cell',
    'elsewhere.screen.planned',
    'warnings.touch.room-closed.opens',
    'warnings.touch.room-closed.closes',
    'places.blocks.lasts',
    'selection.addOf',
    'shifts.planned',
    'shifts.shifted',
    'shifts.roomNext',
    'team.until',
    'volunteers.hours.from',
    'volunteers.hours.until',
  ],
  'of the séance it stands on, whose day is said': [
    'events.form.endStays',
    'acts.refused.tooShort',
    'grid.card.part',
    'grid.card.partAbout',
    'grid.say.resizing',
    'grid.invite.here',
    'grid.invite.until',
    'grid.tip.free',
    'grid.tip.next',
    'warnings.touch.person-overlap',
    'live.at',
    'live.delayed',
    'live.delaySpoken',
    'live.delaySentence',
  ],
  'the head of the page names the day of the séance': [
    'today.delay.heading',
    'today.delay.onTime',
    'today.delay.filmEnds',
    'today.delay.filmEndsAbout',
    'today.delay.eventEnds',
    'today.delay.late',
    'today.delay.lessLate',
    'today.delay.onTimeAgain',
    'today.delay.setUp',
    'today.delay.expected.overlap',
    'today.delay.expected.walk',
    'today.delay.runsOver',
    'today.delay.runsOverNext',
    'today.delay.night.midnight',
    'today.delay.night.day',
    'today.delay.night.closing',
  ],
  'the séance is named with its day (`tell.onDay`)': [
    'today.tell.late',
    'today.tell.onTime',
    'today.tell.otherwise',
    'today.tell.onTimeAgain',
  ],
  'minutes after one that is named with its day': ['today.tell.next'],
  'sent within the hour before it': ['board.awaited', 'shifts.soon'],
  'beside the date of its warning, or with `onDay` where it is of another': [
    'volunteers.shift',
    'volunteers.shiftAt',
    'warnings.at',
    'warnings.about',
    'warnings.roomOverlap.tail',
    'warnings.roomOverlap.inside',
    'warnings.roomOverlap.together',
    'warnings.changeoverShort',
    'warnings.personOverlap',
    'warnings.fix.move-event',
    'warnings.fix.move-end',
    'warnings.travelShort',
    'warnings.wishUnmet',
    'warnings.roomClosed.opens',
    'warnings.roomClosed.closes',
    'warnings.contentTooLong.plain',
    'warnings.contentTooLong.elastic',
    'warnings.clockChange.back',
    'warnings.clockChange.forward',
  ],
};

const HOUR = /\{(?:time|at|hour|until|planned|next|limit|start|end)\}/;
const DAY = /\{(?:day|date|dates|fromDay|evening)\}/;

type Tree = { [key: string]: string | Tree };
const sentencesOf = (tree: Tree, path = ''): [key: string, sentence: string][] =>
  Object.entries(tree).flatMap(([key, value]) => {
    const own = path ? `${path}.${key}` : key;
    return typeof value === 'string' ? [[own, value]] : sentencesOf(value, own);
  });

it.each(locales)('names the day of an hour, unless it is plain, in %s', (locale) => {
  const bare = sentencesOf(messages[locale] as unknown as Tree)
    .filter(([, sentence]) => HOUR.test(sentence) && !DAY.test(sentence))
    .map(([key]) => key);
  expect(bare.sort(), 'name the day (`saidHour` of lib/time/format.ts), or say here why it is plain').toEqual(
    Object.values(withoutDay).flat().sort(),
  );
});

it.each(locales)('names the day in both forms of each sentence, in %s', (locale) => {
  const both = sentencesOf(messages[locale] as unknown as Tree).filter(([, sentence]) =>
    /\{other, select,/.test(sentence),
  );
  expect(both.length).toBeGreaterThan(20);
  for (const [key, sentence] of both) {
    const named = /\{other, select, yes \{/.test(sentence) ? /yes \{.*?\{day\}/ : /other \{.*?\{day\}/;
    expect(sentence, key).toMatch(named);
  }
});
