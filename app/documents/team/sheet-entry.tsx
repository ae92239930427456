import { clsx } from 'clsx';
import { Version } from '#app/_components/programme/credits.tsx';
import { KindTag } from '#app/_components/programme/flags.tsx';
import { DelayFlag, EventNotices, PlacesFlag } from '#app/_components/programme/live.tsx';
import type { Programme } from '#app/_components/programme/programme.ts';
import { Said } from '#app/_components/programme/text.tsx';
import { NowElsewhere } from '#app/_components/programme/when-and-where.tsx';
import { Abbreviation, Duration, Spoken, TimeOf, TimeRange } from '#app/_components/time.tsx';
import { partTitle } from '#lib/films/title.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import type { TeamEvent } from '#lib/model/documents.ts';
import type { LiveFacts } from '#lib/model/live-facts.ts';
import { isStruck } from '#lib/programme/day.ts';
import { endsAgain } from '#lib/programme/real-times.ts';
import type { SheetEntry as Entry } from '#lib/programme/room-sheets.ts';
import { formatTime, spokenTime } from '#lib/time/format.ts';
import { currentCue, type LateCue, seanceToday } from '#lib/volunteers/conduite.ts';
import { type Fact, sheetFactsOf } from './facts.ts';
import type { TeamWords } from './team-words.ts';

type Props = {
  programme: Programme;
  words: TeamWords;
  /** The live facts of today. */
  facts: LiveFacts;
  /** Epoch milliseconds while this day runs; null on any other day. */
  now: number | null;
};

/** A séance with its conduite and what to know, or a break or set-up between two. */
export function DrawnEntry({ entry, ...props }: Props & { entry: Entry }) {
  switch (entry.kind) {
    case 'event':
      return <EventEntry entry={entry} {...props} />;
    case 'block':
      return <BlockEntry entry={entry} {...props} />;
    case 'gone':
      return <GoneEntry entry={entry} {...props} />;
  }
}

function BlockEntry({
  entry: { block, isLate },
  programme,
  words,
}: Props & { entry: Extract<Entry, { kind: 'block' }> }) {
  return (
    <li className={clsx('sheet-block', block.kind)}>
      {isLate ? (
        // It began the day before, and its start is on that day's sheet.
        <span className="num relative nowrap">
          <Spoken as={words.t('until', { time: spokenTime(block.endsAt, words.locale) })}>
            {words.t('until', { time: formatTime(block.endsAt, words.locale, 'column') })}
          </Spoken>
        </span>
      ) : (
        <TimeRange
          from={block.startsAt}
          to={block.endsAt}
          locale={programme.locale}
          style="column"
          className="nowrap"
        />
      )}
      <span>
        {isEmpty(block.title) ? (
          programme.terms(`blockKind.${block.kind}`)
        ) : (
          <Said programme={programme} text={block.title} />
        )}
      </span>
    </li>
  );
}

/**
 * A séance that was planned here and moved: says where and when it is now, for people who still
 * come.
 */
function GoneEntry({ entry: { event, at, room }, programme }: Props & { entry: Extract<Entry, { kind: 'gone' }> }) {
  return (
    <li className="sheet-block gone">
      <TimeOf at={at} locale={programme.locale} style="column" className="nowrap" />
      <span>
        <b>
          <Said programme={programme} text={event.title} />
        </b>{' '}
        <NowElsewhere programme={programme} event={event} room={room} at={at} />
      </span>
    </li>
  );
}

function EventEntry({
  entry,
  programme,
  words,
  facts: live,
  now,
}: Props & { entry: Extract<Entry, { kind: 'event' }> }) {
  const { event, use } = entry;
  const { cues } = seanceToday(event, live, programme.document.festival.timeZone);
  const { t } = words;
  const isOff = event.status === 'cancelled';
  const at = now === null ? null : currentCue(cues, now);
  const last = cues.at(-1);
  const isOver = now !== null && last !== undefined && now >= last.instant;
  const stateOf = (index: number) =>
    isOver ? 'done' : at === null ? null : index < at ? 'done' : index === at ? 'at' : null;
  const facts = isOff ? [] : sheetFactsOf(event, programme, words);
  return (
    <li className={clsx('sheet-event', event.kind, isStruck(event) && 'off', isOver && 'over')}>
      <div className="sheet-event-head">
        <KindTag programme={programme} event={event} />
        {!event.isPublic && <span className="flag plain">{t('teamOnly')}</span>}
        {isOff && (
          <span className={clsx('flag', event.isPostponed && 'warn')}>
            {t(event.isPostponed ? 'postponed' : 'cancelled')}
          </span>
        )}
        {!isOff && event.timeIsToConfirm && <span className="flag warn">{t('timeToConfirm')}</span>}
        {use === 'overflow' && <span className="flag plain">{t('overflow')}</span>}
        {!isOff && <DelayFlag programme={programme} event={event} />}
        {!isOff && <PlacesFlag programme={programme} event={event} />}
      </div>
      <h3>
        <Said programme={programme} text={event.title} />
      </h3>
      <EventNotices programme={programme} event={event} />
      {event.startsAt && (
        <p className="sheet-when">
          <TimeRange
            from={event.startsAt}
            to={event.endsAt}
            isApproximate={event.endIsApproximate}
            isEndAgain={endsAgain(event, programme.document.festival.timeZone)}
            locale={programme.locale}
          />
          {event.capacity !== null && <span>{t('seats', { count: event.capacity })}</span>}
          {event.admission === 'drop-in' && <span>{t('dropIn')}</span>}
        </p>
      )}
      {cues.length > 0 && (
        <div className="sheet-event-body">
          <Conduite
            cues={cues}
            event={event}
            stateOf={stateOf}
            isLit={now !== null}
            programme={programme}
            words={words}
          />
          {facts.length > 0 && <Facts facts={facts} words={words} />}
        </div>
      )}
    </li>
  );
}

/** What to know in the room, by kind. */
export function Facts({ facts, words: { t } }: { facts: readonly Fact[]; words: TeamWords }) {
  const kinds = ['person', 'access', 'content', 'note'] as const;
  return (
    <dl className="know">
      {kinds.map((kind) => {
        const some = facts.filter((fact) => fact.kind === kind);
        if (some.length === 0) return null;
        return (
          <div key={kind} className={kind}>
            <dt>{t(`know.${kind}`)}</dt>
            {some.map(({ text, spoken }, i) => (
              <dd key={i} dir="auto">
                {spoken ? <Spoken as={spoken}>{text}</Spoken> : text}
              </dd>
            ))}
          </div>
        );
      })}
    </dl>
  );
}

/** How a line stands while the séance runs: over, or the current one. */
type CueState = 'done' | 'at' | null;

/**
 * The conduite of a séance. `isLit`: a script of the page goes on highlighting the current line.
 */
export function Conduite({
  cues,
  stateOf,
  isLit,
  ...seance
}: {
  cues: readonly LateCue[];
  event: TeamEvent;
  stateOf: (line: number) => CueState;
  isLit: boolean;
  programme: Programme;
  words: TeamWords;
}) {
  return (
    <ol
      className={clsx('conduite', cues.some(({ isApproximate }) => isApproximate) && 'is-approximate')}
      aria-label={seance.words.t('conduite')}
      data-conduite={isLit ? '' : undefined}
    >
      {cues.map((cue, i) => (
        <CueLine key={i} cue={cue} state={stateOf(i)} {...seance} />
      ))}
    </ol>
  );
}

/** One line: the hour, what happens, and for a film the copy that is projected. */
function CueLine({
  cue,
  event,
  state,
  programme,
  words: { t },
}: {
  cue: LateCue;
  event: TeamEvent;
  state: CueState;
  programme: Programme;
  words: TeamWords;
}) {
  const { planned } = cue;
  const item = cue.item === null ? undefined : event.items[cue.item];
  return (
    <li
      className={clsx('cue', cue.what, item?.kind, state)}
      aria-current={state === 'at' ? 'time' : undefined}
      data-at={cue.instant}
    >
      <span className="cue-time">
        {cue.isApproximate && <span className="cue-about">{t('about')} </span>}
        <TimeOf at={cue.at} locale={programme.locale} style="column" />
        {planned && (
          <>
            {' '}
            <s className="cue-planned">
              <span className="spoken">{t('instead')} </span>
              <TimeOf at={planned} locale={programme.locale} style="column" />
            </s>
          </>
        )}
      </span>
      <span className="cue-words">
        {state === 'at' && <span className="spoken">{t('now')} </span>}
        {item ? (
          <PartWords item={item} programme={programme} t={t} />
        ) : (
          t(`cue.${cue.what === 'item' ? 'end' : cue.what}`)
        )}
      </span>
    </li>
  );
}

function PartWords({
  item,
  programme,
  t,
}: {
  item: TeamEvent['items'][number];
  programme: Programme;
  t: TeamWords['t'];
}) {
  const film = item.film === null ? undefined : programme.index.films.get(item.film);
  const title = partTitle(item, film);
  return (
    <>
      <b>{t(`part.${item.kind}`)}</b>
      {!isEmpty(title) && (
        <>
          {SEPARATOR}
          <Said programme={programme} text={title} />
        </>
      )}
      {item.kind === 'film' && (
        <span className="cue-copy">
          {item.isApproximate ? (
            <span>{t('lengthUnknown')}</span>
          ) : (
            <Duration minutes={item.minutes} locale={programme.locale} />
          )}
          {item.version && <Version programme={programme} version={item.version} />}
          {item.format && (
            <Abbreviation as={programme.terms(`format.${item.format}`)}>
              {programme.terms(`format.${item.format}`)}
            </Abbreviation>
          )}
        </span>
      )}
    </>
  );
}
