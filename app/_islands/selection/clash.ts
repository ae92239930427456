import { chosenClashesOf } from '#lib/selections/plan.ts';
import { hasEvent } from '#lib/selections/selection.ts';
import { indexTimes, type ProgrammeTimes, type TimedEvent, type TimesIndex } from '#lib/selections/times.ts';
import { keptOf, onChange } from './store.ts';

/** What is said of a clash, in the reader's language; `{title}` and `{when}` are links. */
export type ClashWords = Readonly<{ overlap: string; walk: string; instead: string; nothing: string }>;

/**
 * Says on the page of a séance, as soon as it is chosen, what it runs into in the selection of this browser, and when else it is shown
 * where nothing does. Asks for the programme only where there is something to compare.
 */
export function clash(place: HTMLElement): void {
  const { event = '', festival = '', times = '', words = '{}' } = place.dataset;
  const sentences = JSON.parse(words) as ClashWords;
  const number = Number(event);
  let index: TimesIndex | null = null;

  const look = async () => {
    const { selection } = keptOf(festival);
    const isAlone = !hasEvent(selection, number) || selection.events.length < 2;
    if (!isAlone && !index) {
      const answer = await fetch(times).catch(() => null);
      if (answer?.ok) index = indexTimes((await answer.json()) as ProgrammeTimes);
    }
    const found = isAlone || !index ? null : chosenClashesOf(index, selection, number, Date.now() / 60_000);
    place.hidden = !found || found.clashes.length === 0;
    if (place.hidden || !found) return place.replaceChildren();
    const [other] = found.others;
    place.replaceChildren(
      ...found.clashes.flatMap(({ event: one, isOverlap }) => [
        ...said(isOverlap ? sentences.overlap : sentences.walk, '{title}', linkTo(one)),
        ' ',
      ]),
      ...(other ? said(sentences.instead, '{when}', whenOf(other)) : [sentences.nothing]),
    );
  };
  onChange(() => void look());
  void look();
}

type Titled = Pick<TimedEvent, 'path' | 'title' | 'lang'>;

/** A sentence with something in the place of its mark. */
function said(sentence: string, mark: string, node: Node): (Node | string)[] {
  const [before = '', after = ''] = sentence.split(mark);
  return [before, node, after];
}

function link(path: string, ...content: (Node | string)[]): HTMLAnchorElement {
  const anchor = document.createElement('a');
  anchor.href = path;
  anchor.append(...content);
  return anchor;
}

/** A séance by its title, in the language it is written in. */
function linkTo({ path, title, lang }: Titled): HTMLAnchorElement {
  const anchor = link(path, title);
  if (lang) anchor.lang = lang;
  return anchor;
}

/** Day and hour as the list of other showings on this page says and speaks them; the title where a page drawn earlier has no such line. */
function whenOf(other: Titled): Node {
  const line = document.querySelector(`.event-links a[href="${CSS.escape(other.path)}"]`)?.closest('li');
  const when = line?.firstElementChild;
  return when ? link(other.path, ...when.cloneNode(true).childNodes) : linkTo(other);
}
