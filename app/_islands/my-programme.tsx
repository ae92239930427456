import { Forget, KeepPrivately, MyPlan, Nothing } from '#app/_components/selection/my-plan.tsx';
import type { SelectionWords } from '#app/_components/selection/say.tsx';
import { ProposalView, ProposeForm, Wishes } from '#app/_components/selection/wishes.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { openWishes, readLimits, writeLimits } from '#lib/selections/best/limits.ts';
import type { Proposal } from '#lib/selections/best/proposal.ts';
import { selectionPlanOf } from '#lib/selections/plan.ts';
import { isNothingChosen, readActs, type Selection, writeSelection } from '#lib/selections/selection.ts';
import { indexTimes, knownTimes, type TimesIndex } from '#lib/selections/times.ts';
import { draw } from './h.ts';
import type { ProposalAsked } from './propose.ts';
import { RENEWED } from './renewed.ts';
import { askTimes, awaitTimes } from './selection/ask-times.ts';
import { act, forgetHere, keepUnderAddress, keptOf, onChange, tell } from './selection/store.ts';

/** Data from the page, in `data-my`. */
export type MyData = Readonly<{
  festival: string;
  /** The address of the `ProgrammeTimes` of this release. */
  times: string;
  /** The script of the worker that computes proposals. */
  proposer: string;
  home: string;
  locale: Locale;
  words: SelectionWords;
}>;

const FORM = 'mine';
const MINUTE = 60_000;

/**
 * « Ma sélection » in this browser, drawn from what it stores and from the times of the release; it
 * replaces the explanation.
 */
async function myProgramme(place: HTMLElement): Promise<void> {
  const { festival, proposer, home, locale, words } = dataOf(place);
  draw(place, <p className="hint">{words.loading}</p>);
  void tell(festival, { alsoRead: true });
  const sayFailed = () =>
    draw(
      place,
      <>
        <p className="notice bad">{words.failed}</p>
        <button type="button" className="btn">
          {words.again}
        </button>
      </>,
    );
  let index = indexTimes(await awaitTimes(place, () => dataOf(place).times, sayFailed));
  readFirst(festival, index);
  let found: { proposal: Proposal; of: Selection; by: TimesIndex } | null = null;
  let worker: Worker | null = null;
  let limits = readLimits(new URLSearchParams(location.search));
  let keeping: 'idle' | 'busy' | 'failed' = 'idle';

  const redraw = () => {
    const kept = keptOf(festival);
    const { selection } = kept;
    const now = Math.floor(Date.now() / MINUTE);
    const drawing = { index, words, locale, form: FORM };
    const isEmpty = isNothingChosen(selection);
    const focused = place.contains(document.activeElement);
    draw(
      place,
      <>
        <form id={FORM} />
        {isEmpty ? (
          <Nothing words={words} home={home} />
        ) : (
          <>
            <p className="acts no-print">
              <a className="btn" href={home}>
                {words.choose}
              </a>
            </p>
            <MyPlan drawing={drawing} plan={selectionPlanOf(index, selection, now)} />
          </>
        )}
        <Wishes drawing={drawing} selection={selection} now={now}>
          {openWishes(index, selection).length > 0 && (
            <ProposeForm drawing={drawing} selection={selection} now={now} limits={limits} isBusy={worker !== null} />
          )}
          {found?.of === selection && found.by === index && (
            <ProposalView drawing={drawing} proposal={found.proposal} />
          )}
        </Wishes>
        {(!isEmpty || kept.token) && (
          <>
            <KeepPrivately locale={locale} words={words} kept={kept} state={keeping} />
            <Forget words={words} />
          </>
        )}
      </>,
    );
    // The pressed button disappeared with what it was about.
    if (focused && !place.contains(document.activeElement)) place.focus();
  };

  /**
   * `form`: its choices stay in the address, so that a reload, or another person with the link,
   * gets the same limits.
   */
  const propose = (form: HTMLFormElement) => {
    worker?.terminate();
    limits = readLimits(new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)])));
    const query = writeLimits(limits);
    history.replaceState(history.state, '', location.pathname + (query.size > 0 ? `?${query}` : ''));
    const { selection } = keptOf(festival);
    const by = index;
    const end = () => {
      worker = null;
      redraw();
    };
    // One that was terminated tells nothing more.
    worker = new Worker(proposer);
    worker.onmessage = ({ data }: MessageEvent<Proposal>) => {
      found = { proposal: data, of: selection, by };
      end();
    };
    worker.onerror = end;
    const now = Math.floor(Date.now() / MINUTE);
    const asked = { times: index.times, selection: writeSelection(selection), limits, now } satisfies ProposalAsked;
    worker.postMessage(asked);
    redraw();
  };

  const keep = async () => {
    if (keeping === 'busy') return;
    keeping = 'busy';
    redraw();
    const token = await keepUnderAddress(festival, locale);
    keeping = token ? 'idle' : 'failed';
    if (token) location.assign(`/${locale}/my/${token}#here`);
    else redraw();
  };

  place.addEventListener('submit', (event) => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    if (form.matches('.my-propose')) return propose(form);
    const take = new FormData(form).getAll('take').map(String);
    const value = event.submitter instanceof HTMLButtonElement ? event.submitter.value : '';
    for (const done of readActs({ act: [value], take }) ?? []) act(festival, done, knownTimes(index));
  });
  place.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-does]') : null;
    if (button?.dataset.does === 'keep') void keep();
    if (button?.dataset.does === 'forget') forgetHere(festival);
  });
  // The page was renewed with other times (fresh.ts).
  place.addEventListener(RENEWED, async () => {
    const next = await askTimes(dataOf(place).times);
    if (!next) return;
    index = indexTimes(next);
    redraw();
  });
  onChange(redraw);
  setInterval(redraw, MINUTE);
  redraw();
}

/**
 * Séances that were chosen without knowing their hour and room get those they have now, so that
 * later changes can be shown.
 */
function readFirst(festival: string, index: TimesIndex): void {
  const { events } = keptOf(festival).selection;
  const numbers = events.flatMap(({ number, seen }) => (seen === null && index.event(number) ? number : []));
  if (numbers.length > 0) act(festival, { verb: 'seen', numbers }, knownTimes(index));
}

const dataOf = (place: HTMLElement) => JSON.parse(place.dataset.my ?? '') as MyData;

for (const place of document.querySelectorAll<HTMLElement>('[data-my]')) void myProgramme(place);
