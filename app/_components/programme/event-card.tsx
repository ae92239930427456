import { clsx } from 'clsx';
import { Star } from '#app/_components/selection/star.tsx';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { documentFacetsOf } from '#lib/programme/facets.ts';
import { runsBetween } from '#lib/programme/runs-between.ts';
import { AccessChips } from './access-chips.tsx';
import { Credits } from './credits.tsx';
import { Dotted } from './dotted.tsx';
import { NoteFlags, StatusFlag } from './flags.tsx';
import { KindTag } from './kind-tag.tsx';
import { DelayFlag, EventNotices, lateOf, PlacesFlag } from './live.tsx';
import { Marked } from './marked.tsx';
import { PartsBar, PartsLine } from './parts.tsx';
import { Place } from './place.tsx';
import type { Programme } from './programme.ts';
import { SinceSlot, sinceOf } from './since-mark.tsx';
import { Said } from './text.tsx';
import { AfterMidnight, When } from './when.tsx';

type Props = {
  programme: Programme;
  event: DocumentEvent;
  heading?: 'h2' | 'h3' | 'h4';
  /** Of a search: marked in the title. */
  words?: readonly string[];
};

/** The title as the link of the whole card; the mark « annulé » before it, outside the struck-through words. */
function Title({ programme, event, heading: Heading = 'h3', words }: Props) {
  return (
    <Heading className="event-title">
      <StatusFlag programme={programme} event={event} />{' '}
      <a href={programme.paths.event(event)}>
        {words ? (
          <Marked text={programme.say(event.title)} words={words} />
        ) : (
          <Said programme={programme} text={event.title} />
        )}
      </a>
    </Heading>
  );
}

function WhereWhen({ programme, event }: Props) {
  const isAfterMidnight = event.startsAt !== null && event.startsAt.slice(0, 10) !== event.day;
  return (
    <p className="where">
      <Dotted
        parts={[
          event.rooms.length > 0 && <Place programme={programme} event={event} />,
          event.startsAt !== null && <When programme={programme} event={event} />,
          isAfterMidnight && (
            <span className="faint">
              <AfterMidnight programme={programme} event={event} />
            </span>
          ),
          event.admission === 'drop-in' && <span className="faint">{programme.t('dropIn')}</span>,
          lateOf(programme, event) && <DelayFlag programme={programme} event={event} />,
        ]}
      />
    </p>
  );
}

/** What a page narrows by, and when it is over: islands read them, nothing else does. */
const facts = (programme: Programme, event: DocumentEvent) => {
  const { start, end } = runsBetween(programme.document, event);
  return {
    'data-f': [...(documentFacetsOf(programme.document).tokens.get(event.number) ?? [])].join(' '),
    'data-off': event.status === 'planned' ? undefined : '',
    'data-start': start ?? undefined,
    'data-end': end ?? undefined,
  };
};

/** « En ce moment », in words: shown while the séance runs, by the mark of early.ts. */
function NowWord({ programme, event }: Props) {
  return event.status === 'planned' && event.startsAt !== null ? (
    <b className="now-word">{programme.f('nowRunning')}</b>
  ) : null;
}

const isOff = (event: DocumentEvent) => event.status === 'cancelled' && !event.isPostponed;

/** A séance as a card: kind, title, what it shows, where and when, its parts, access and flags. */
export function EventCard({ programme, event, heading }: Props) {
  return (
    <article
      className={clsx('event', event.kind, isOff(event) && 'off')}
      {...facts(programme, event)}
      {...sinceOf(event)}
    >
      <p className="event-tags">
        <KindTag programme={programme} event={event} /> <SinceSlot /> <NowWord programme={programme} event={event} />
      </p>
      <Title programme={programme} event={event} heading={heading ?? 'h3'} />
      <Star programme={programme} event={event} />
      <Credits programme={programme} event={event} />
      <WhereWhen programme={programme} event={event} />
      {event.status === 'planned' && event.startsAt !== null && <PartsBar event={event} />}
      <PartsLine programme={programme} event={event} />
      <p className="chips">
        <PlacesFlag programme={programme} event={event} />
        <NoteFlags programme={programme} event={event} />
        {event.status === 'planned' && <AccessChips programme={programme} event={event} />}
      </p>
      <EventNotices programme={programme} event={event} />
    </article>
  );
}

/** The same in three compact lines, for days of many séances. */
export function EventRow({ programme, event, heading, words = undefined }: Props) {
  return (
    <article
      className={clsx('event compact', event.kind, isOff(event) && 'off')}
      {...facts(programme, event)}
      {...sinceOf(event)}
    >
      <div className="compact-title">
        <Title programme={programme} event={event} heading={heading ?? 'h3'} {...(words ? { words } : {})} />
        <KindTag programme={programme} event={event} /> <SinceSlot /> <NowWord programme={programme} event={event} />
      </div>
      <Star programme={programme} event={event} />
      <Credits programme={programme} event={event} />
      <WhereWhen programme={programme} event={event} />
      <p className="chips">
        <PlacesFlag programme={programme} event={event} />
        <NoteFlags programme={programme} event={event} />
        {event.status === 'planned' && <AccessChips programme={programme} event={event} />}
      </p>
      <EventNotices programme={programme} event={event} />
    </article>
  );
}
