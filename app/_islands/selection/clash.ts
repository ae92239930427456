import type { Locale } from '#lib/i18n/locale.ts';
import { chosenClashesOf } from '#lib/selections/plan.ts';
import { hasEvent, type Selection, writeAct } from '#lib/selections/selection.ts';
import { indexTimes, isSat, type Timed, type TimedEvent, type TimesIndex } from '#lib/selections/times.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, formatTime, spokenDate, spokenTime } from '#lib/time/format.ts';
import { askTimes } from './ask-times.ts';

/**
 * Sentences about a clash, in the reader's language; `{title}` and `{when}` stand for links, and
 * `when` contains `{day}` and `{time}`.
 */
export type ClashWords = Readonly<{
  overlap: string;
  walk: string;
  instead: string;
  nothing: string;
  when: string;
  swap: string;
  swapped: string;
  back: string;
  remove: string;
}>;

/**
 * Passed by the page: `times` returns the address of `ProgrammeTimes`, `chosen` the stored
 * selection, both as they are when called.
 */
export type ClashScene = Readonly<{ chosen: () => Selection; times: () => string; locale: Locale; words: ClashWords }>;

/** A piece of a sentence, with another text for screen readers where that differs. */
type Piece = Readonly<{ node: Node | string; heard: string }>;

let read: Readonly<{ times: string; index: Promise<TimesIndex | null> }> | null = null;

/**
 * The times of the programme, loaded once from each address and only when there is something to
 * compare; tried again after a failure.
 */
function programme(times: string): Promise<TimesIndex | null> {
  if (read?.times === times) return read.index;
  const index = askTimes(times).then((found) => {
    if (!found && read?.times === times) read = null;
    return found && indexTimes(found);
  });
  read = { times, index };
  return index;
}

/** What is shown in a place: a sentence, and buttons for what can be done. */
type Notice = Readonly<{ pieces: readonly Piece[]; acts: readonly (readonly [act: string, label: string])[] }>;

/**
 * Draws into `place` which chosen séances clash with this one, its other showings without a clash,
 * and how to take it back; or, once another showing was taken instead (`taken`), that one. Empties
 * it where there is nothing to show. Returns the text for screen readers. The selection does not
 * leave the browser: the times of the whole programme are loaded and compared here. A script of its
 * own, as clashes are rare.
 */
export async function sayClash(
  place: HTMLElement,
  number: number,
  taken: number | undefined,
  form: string,
  scene: ClashScene,
): Promise<string> {
  const index = await programme(scene.times());
  const notice = index && (clashOf(index, number, scene) ?? takenOf(index, number, taken, scene));
  place.hidden = !notice;
  if (!notice) {
    place.replaceChildren();
    return '';
  }
  const [text, acts] = [document.createElement('p'), document.createElement('p')];
  text.append(...notice.pieces.map(({ node }) => node));
  acts.className = 'clash-acts';
  acts.append(...notice.acts.map(([act, label]) => button(form, act, label)));
  place.replaceChildren(text, acts);
  return notice.pieces.map(({ heard }) => heard).join('');
}

function clashOf(index: TimesIndex, number: number, { chosen, locale, words }: ClashScene): Notice | null {
  const selection = chosen();
  const found = hasEvent(selection, number) ? chosenClashesOf(index, selection, number, Date.now() / 60_000) : null;
  if (!found || found.clashes.length === 0) return null;
  const [other] = found.others;
  return {
    pieces: [
      ...found.clashes.flatMap(({ event, isOverlap }) => [
        ...sentence(isOverlap ? words.overlap : words.walk, '{title}', titled(event)),
        said(' '),
      ]),
      ...(other ? sentence(words.instead, '{when}', whenOf(other, locale, words.when)) : [said(words.nothing)]),
    ],
    acts: [
      ...(other ? [[writeAct('swap', number, other.number), words.swap] as const] : []),
      [writeAct('remove', number), words.remove],
    ],
  };
}

/** Says that another showing was taken instead, which can be undone. */
function takenOf(
  index: TimesIndex,
  number: number,
  taken: number | undefined,
  { chosen, locale, words }: ClashScene,
): Notice | null {
  const selection = chosen();
  const other = taken === undefined ? undefined : index.event(taken);
  if (!other || !isSat(other) || !hasEvent(selection, other.number) || hasEvent(selection, number)) return null;
  return {
    pieces: sentence(words.swapped, '{when}', whenOf(other, locale, words.when)),
    acts: [[writeAct('swap', other.number, number), words.back]],
  };
}

const said = (text: string): Piece => ({ node: text, heard: text });

/** A sentence with a piece in the place of its mark. */
function sentence(text: string, mark: string, piece: Piece): Piece[] {
  const [before = '', after = ''] = text.split(mark);
  return [said(before), piece, said(after)];
}

function link(path: string, ...content: (Node | string)[]): HTMLAnchorElement {
  const anchor = document.createElement('a');
  anchor.href = path;
  anchor.append(...content);
  return anchor;
}

/** The title of a séance as a link, marked with its language. */
function titled({ path, title, lang }: TimedEvent): Piece {
  const anchor = link(path, title);
  if (lang) anchor.lang = lang;
  return { node: anchor, heard: title };
}

/** A link to a showing, with its day and hour. */
function whenOf({ path, startsAt }: Timed, locale: Locale, words: string): Piece {
  const saidBy = (date: string, time: string) => words.replace('{day}', date).replace('{time}', time);
  const day = dateOfHour(startsAt);
  const heard = saidBy(spokenDate(day, locale), spokenTime(startsAt, locale));
  const [seen, spoken] = [document.createElement('span'), document.createElement('span')];
  seen.ariaHidden = 'true';
  seen.textContent = saidBy(formatDate(day, locale), formatTime(startsAt, locale));
  spoken.className = 'spoken';
  spoken.textContent = heard;
  const anchor = link(path, seen, spoken);
  anchor.className = 'relative';
  return { node: anchor, heard };
}

/** A button of the form of the stars; its value says what it does. */
function button(form: string, act: string, label: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.setAttribute('form', form);
  made.className = 'btn small';
  made.value = act;
  made.textContent = label;
  return made;
}
