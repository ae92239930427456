import type { DraftEvent } from '#lib/model/draft.ts';
import { isAnybody } from './access-promises.ts';
import { eventDayOf, layoutOf, type Prepared } from './prepared.ts';
import { eventsAsked, type Scope } from './scope.ts';
import type { Warning } from './warning.ts';

/** After a film that is hard to watch, people need at least this long to talk about it. */
export const SHORTEST_DISCUSSION_MINUTES = 15;

const about = (scope: Prepared, event: DraftEvent) => ({ eventIds: [event.id], day: eventDayOf(scope, event) });

const leads = (role: string) => role === 'moderator' || role === 'host';

/**
 * Whether a debate has a moderator: a séance that is a debate without parts needs one for the
 * séance, one with parts needs one for the part.
 */
function isLed(event: DraftEvent, isDebate: boolean): boolean {
  let hasDebate = false;
  for (const item of event.items) {
    if (item.kind !== 'debate') continue;
    if (!isAnybody(event, item, leads)) return false;
    hasDebate = true;
  }
  return hasDebate || !isDebate || isAnybody(event, null, leads);
}

/** debate-unmoderated: a debate, a panel or the debate after a film without anybody to lead it. */
export function unmoderatedDebates(scope: Scope): Warning[] {
  const warnings: Warning[] = [];
  for (const event of eventsAsked(scope)) {
    const isDebate = event.kind === 'debate' || event.kind === 'panel';
    if (isLed(event, isDebate)) continue;
    const debateKind = event.kind === 'panel' ? 'panel' : 'debate';
    const facts = `event ${event.id} ${debateKind}`;
    warnings.push({ ...about(scope, event), code: 'debate-unmoderated', level: 'warning', debateKind, facts });
  }
  return warnings;
}

/** The minutes of talk and debate in a séance. */
const talkMinutes = (prepared: Prepared, event: DraftEvent) =>
  layoutOf(prepared, event)
    .parts.filter(({ item }) => item.kind === 'debate' || item.kind === 'talk')
    .reduce((sum, { minutes }) => sum + minutes, 0);

/**
 * hard-film-short-talk: a film with severe content notes and too little time to talk about it; the
 * séance that continues it counts as time to talk.
 */
export function hardFilms(scope: Scope): Warning[] {
  return eventsAsked(scope).flatMap((event): Warning[] => {
    const hard = event.items.find(
      (item) => item.filmId !== null && scope.index.films.get(item.filmId)?.contentIsSevere,
    );
    if (!hard?.filmId) return [];
    const together = [event, ...(scope.byContinued.get(event.id) ?? [])];
    const minutes = together.reduce((sum, one) => sum + talkMinutes(scope, one), 0);
    if (minutes >= SHORTEST_DISCUSSION_MINUTES) return [];
    return [
      {
        ...about(scope, event),
        code: 'hard-film-short-talk',
        level: 'hint',
        filmId: hard.filmId,
        minutes,
        facts: `event ${event.id} film ${hard.filmId} ${minutes}`,
      },
    ];
  });
}
