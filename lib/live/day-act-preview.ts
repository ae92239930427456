import type { Db } from '#db/client.ts';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { subject } from '#lib/events/fix-acts.ts';
import { type Prepared, prepare, withMoved } from '#lib/events/prepared.ts';
import { sortWarnings, type Warning, warningKey } from '#lib/events/warning.ts';
import { filmTitle } from '#lib/films/title.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Bilingual, capital, inLocale, joined } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DocumentEvent, Documents, PublicDocument } from '#lib/model/documents.ts';
import { type Draft, type DraftIndex, indexDraft } from '#lib/model/draft.ts';
import { byNumber } from '#lib/model/keyed.ts';
import { type FactRow, factsAt, type LiveFacts } from '#lib/model/live-facts.ts';
import { oncePer } from '#lib/once-per.ts';
import { isEqual } from '#lib/plain-values.ts';
import { type Followed, followers } from '#lib/programme/companions.ts';
import { differencesOf } from '#lib/programme/diff.ts';
import type { Difference } from '#lib/programme/difference.ts';
import { type DocumentIndex, indexDocument } from '#lib/programme/document-index.ts';
import { factsEndedBetween, factsHolding } from '#lib/programme/fact-rows.ts';
import { type FrozenDraft, frozenDraft } from '#lib/programme/frozen-draft.ts';
import { placeChangeOf, placeChangeSentence, roomsApartIn } from '#lib/programme/place.ts';
import { freeze } from '#lib/programme/release.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, formatTime, type SaidHour, saidHour } from '#lib/time/format.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import { type ActChange, type ActRefusal, absencesOf, dayActChangesOf } from './day-act-changes.ts';
import type { DayAct } from './day-posts-schema.ts';

/** What an act of the day would do, before it is done. */
export type DayActPreview = {
  /** The numbers of the séances it changes; nothing else is published. */
  touched: readonly number[];
  /** What the public and the team would read differently; `differenceSentence` says each. */
  differences: readonly (Difference & { isTeamOnly: boolean })[];
  /**
   * Changes of these séances that wait in the draft and would be published too: the organiser has
   * to agree to that.
   */
  pending: readonly Difference[];
  /** Rooms, films and people that become public with it. */
  followed: Followed;
  /**
   * The warnings it would cause, most urgent first (`warningSentence` with `index`), and those it
   * settles.
   */
  brought: readonly Warning[];
  settled: readonly Warning[];
  /** The delays and seats that are no longer announced, by séance. */
  ended: LiveFacts['events'];
  /** The draft after the act. */
  index: DraftIndex;
  /** Ready for the public, to be changed; and without the reason of the act. */
  sentence: Bilingual;
  unexplained: Bilingual;
  /** What it was computed from, for `doDayAct`. */
  facts: string;
  /** The public documents before and after, to find who has to hear of it. */
  before: Documents;
  after: Documents;
  changes: readonly ActChange[];
};

export type DayActRefused = {
  ok: false;
  reason:
    | ActRefusal
    /**
     * Nothing was published yet, or the release has no such séance that takes place: publish first.
     */
    | 'notPublic'
    /** Nothing would change. */
    | 'nothing';
};

/** What an act would do to a frozen draft; pure. `now` is an instant. */
function previewAct(
  frozen: FrozenDraft,
  rows: readonly FactRow[],
  act: DayAct,
  now: string,
): ({ ok: true } & DayActPreview) | DayActRefused {
  const { draft, previous } = frozen;
  if (!previous) return { ok: false, reason: 'notPublic' };
  const index = indexDraft(draft);
  const asked = act.act === 'person' ? absencesOf(index, previous.team, factsAt(rows, now), act.person, now) : [];
  const changes = dayActChangesOf(act, index, new Set(asked.map(({ presence }) => presence)));
  if (typeof changes === 'string') return { ok: false, reason: changes };
  if (changes.length === 0) return { ok: false, reason: 'nothing' };
  const touched = changes.map(({ before }) => before.number);
  const released = byNumber(previous.team.events);
  if (touched.some((number) => released.get(number)?.status !== 'planned')) return { ok: false, reason: 'notPublic' };

  const only = new Set(touched);
  const numbering = { number: previous.team.number + 1, at: now };
  const changed = changedDraft(draft, changes);
  const after = freeze(changed, previous, { ...numbering, only });
  const isTouched = ({ number }: { number: number }) => only.has(number);
  // On most days nothing waits in the draft, so two of the three documents need not be drawn.
  const waiting = waitingOf(frozen);
  const isPending = waiting.some(isTouched);
  const prepared = prepare(index);
  const next = changes.reduce((made, change) => withMoved(made, change.after), prepared);
  const ids = [...new Set(changes.map((change) => change.before.id))];
  const [had, has] = [prepared, next].map((one) => warningsOf(one, ids)) as [Warning[], Warning[]];
  const sentenceOf = (one: DayAct) => sentenceToPublic(one, touched, previous.public, after.public, now);
  return {
    ok: true,
    touched,
    differences: differencesOf(previous, after).filter(isTouched),
    pending: isPending
      ? differencesOf(previous, freeze(draft, previous, { ...numbering, only })).filter(isTouched)
      : [],
    followed: followers(previous, after, waiting.length > 0 ? freeze(changed, previous, numbering) : after, only),
    brought: minus(has, had),
    settled: minus(had, has),
    ended: factsAt(factsEndedBetween(previous.team, after.team, rows, now), now).events,
    index: next.index,
    sentence: sentenceOf(act),
    unexplained: sentenceOf('reason' in act ? { ...act, reason: {} } : act),
    facts: factsOf(changes, previous),
    before: previous,
    after,
    changes,
  };
}

function changedDraft(draft: Draft, changes: readonly ActChange[]): Draft {
  const made = new Map(changes.map(({ after }) => [after.id, after]));
  return { ...draft, events: draft.events.map((event) => made.get(event.id) ?? event) };
}

/** The unpublished changes of a draft; computed once for each draft. */
const waitingOf = oncePer(({ previous, next }: FrozenDraft): readonly Difference[] => differencesOf(previous, next));

/** The warnings that name one of these séances, each once. */
function warningsOf(prepared: Prepared, ids: readonly number[]): Warning[] {
  const found = ids.flatMap((id) => conflictsOf(prepared, { of: id }));
  const once = new Map(found.map((warning) => [warningKey(warning), warning]));
  return sortWarnings([...once.values()], prepared.index);
}

function minus(all: readonly Warning[], without: readonly Warning[]): Warning[] {
  // The same warning about another film is another warning.
  const about = (warning: Warning) => `${subject(warning)} ${warning.filmId}`;
  const known = new Set(without.map(about));
  return all.filter((warning) => !known.has(about(warning)));
}

/**
 * The state of the touched séances and what becomes of them, as text. What others change elsewhere
 * is not in it.
 */
const factsOf = (changes: readonly ActChange[], { team }: Documents): string => {
  const sequences = new Map(team.events.map(({ number, sequence }) => [number, sequence]));
  return changes
    .map(({ before, verb }) => `${before.number}:${before.version}:${sequences.get(before.number)}:${verb}`)
    .join(' ');
};

/** The same for the current state of a festival. */
export const previewActOf = (festival: { id: number; timeZone: string }, act: DayAct, now: string, db: Db) =>
  previewAct(frozenDraft(festival, now, db), factsHolding(db, festival.id, now), act, now);

/**
 * The sentence proposed to the public about an act, in both languages, to be edited; empty where
 * the public does not see what it changes. It is made from the public documents before and after
 * only, so it cannot contain a title or name that is not announced. It is read today (`now`, an
 * instant), so for a séance of another day it names the day. Without typography, which is added
 * when it is shown.
 */
function sentenceToPublic(
  act: DayAct,
  touched: readonly number[],
  before: PublicDocument,
  after: PublicDocument,
  now: string,
): Bilingual {
  const today = fromInstant(now, after.festival.timeZone);
  const of = (locale: Locale) => {
    const parts = touched.flatMap((number) =>
      sentencesOf(act, number, indexDocument(before), indexDocument(after), today, locale),
    );
    const reason = 'reason' in act ? asSentence(act.reason[locale] ?? '', locale) : '';
    const sentence = parts.join(' ');
    return sentence && reason ? translator(locale, 'today')('toPublic.because', { sentence, reason }) : sentence;
  };
  const [fr, en] = [of('fr'), of('en')];
  return fr && en ? { fr, en } : {};
}

/**
 * A reason as a sentence of its own: « projectionniste malade » becomes « Projectionniste malade. »
 */
function asSentence(text: string, locale: Locale): string {
  const typed = text.trim();
  return typed === '' || /[.!?…]$/.test(typed) ? capital(typed, locale) : `${capital(typed, locale)}.`;
}

function sentencesOf(
  act: DayAct,
  number: number,
  old: DocumentIndex,
  index: DocumentIndex,
  today: string,
  locale: Locale,
): string[] {
  const was = old.events.get(number);
  const is = index.events.get(number);
  if (!was?.startsAt || !is?.startsAt || was.status !== 'planned') return [];
  const t = translator(locale, 'today');
  const quoted = (title: Bilingual) => t('quoted', { title: inLocale(title, locale) });
  const room = (event: DocumentEvent, of: DocumentIndex) =>
    inLocale(roomsApartIn(of.document).get(event.rooms[0]?.room ?? 0)?.name, locale) || '?';
  const common = {
    ...saidHour(was.startsAt, today, index.document.festival, locale),
    title: quoted(was.title),
    room: room(was, old),
  };
  if (is.status === 'cancelled') return [t('toPublic.cancelled', common)];
  const found: string[] = [];
  if (act.act === 'film' && is.replaces !== null && !isEqual(is.replaces, was.replaces))
    found.push(t('toPublic.film', { ...common, from: quoted(is.replaces), to: quoted(newFilm(was, is, index)) }));
  const [from, to] = [room(was, old), room(is, index)];
  const isThere = was.rooms[0]?.room === is.rooms[0]?.room;
  if (was.startsAt !== is.startsAt) {
    const times = { ...common, from: common.time, to: formatTime(is.startsAt, locale), room: to };
    if (was.day === is.day) found.push(t(isThere ? 'toPublic.moved' : 'toPublic.movedRoom', times));
    else {
      // The calendar dates, as everywhere beside an hour: 00:30 belongs to the next date.
      const [fromDay, day] = [was.startsAt, is.startsAt].map((wall) => formatDate(dateOfHour(wall), locale));
      const days = { fromDay: fromDay ?? '', day: day ?? '' };
      found.push(t('toPublic.movedDay', { ...times, ...days }));
    }
  } else if (!isThere) found.push(t('toPublic.room', { ...common, from, to }));
  const change = placeChangeOf(is, index);
  if (!isThere && change?.isElsewhere) found.push(`${capital(placeChangeSentence(change, locale), locale)}.`);
  if (act.act === 'person') found.push(...personSentences(was, is, old, index, common, locale));
  return found;
}

/**
 * The titles of the films that are new to it; else the title of the séance, because the films may
 * not be announced.
 */
function newFilm(was: DocumentEvent, is: DocumentEvent, { films }: DocumentIndex): Bilingual {
  const known = new Set(was.items.map(({ film }) => film));
  const added = is.items.flatMap(({ film }) => (film === null || known.has(film) ? [] : (films.get(film) ?? [])));
  return added.length > 0 ? joined(added.map(filmTitle)) : is.title;
}

type Common = SaidHour & { title: string };

function personSentences(
  was: DocumentEvent,
  is: DocumentEvent,
  old: DocumentIndex,
  index: DocumentIndex,
  common: Common,
  locale: Locale,
): string[] {
  const t = translator(locale, 'today');
  const terms = translator(locale, 'terms');
  const lost = was.items.filter(
    (item) => was.items.length > is.items.length && !is.items.some((one) => one.kind === item.kind),
  );
  const parts = lost.map(({ kind }) => t('toPublic.item', { ...common, what: terms(`theItem.${kind}`) }));
  const people = (event: DocumentEvent) => new Map(event.people.map((one) => [one.person, one]));
  const [before, after] = [people(was), people(is)];
  const newcomers = [...after.keys()].filter((person) => !before.has(person));
  for (const [person, { presence }] of before) {
    const name = old.people.get(person)?.name ?? '';
    const now = after.get(person);
    if (now && now.presence === presence) continue;
    if (now?.presence === 'video') parts.push(t('toPublic.video', { ...common, name }));
    if (now || lost.length > 0) continue;
    const newcomer = index.people.get(newcomers[0] ?? 0)?.name;
    parts.push(
      newcomer ? t('toPublic.replaced', { ...common, name, newcomer }) : t('toPublic.without', { ...common, name }),
    );
  }
  return parts;
}
