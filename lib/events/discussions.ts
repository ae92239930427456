import type { DraftEvent } from '#lib/model/draft.ts';
import { isAnybody } from './access-promises.ts';
import { eventDayOf, layoutOf, type Prepared } from './prepared.ts';
import { eventsAsked, type Scope } from './scope.ts';
import type { Warning } from './warning.ts';

/** After a film that is hard to see, people need at least this long to speak of it. */
export const SHORTEST_DISCUSSION_MINUTES = 15;

const about = (scope: Prepared, event: DraftEvent) => ({ eventIds: [event.id], day: eventDayOf(scope, event) });

const leads = (role: string) => role === 'moderator' || role === 'host';

/** A debate without parts is led by whoever leads the séance; one with parts, part by part. */
function isLed(event: DraftEvent, isDebate: boolean): boolean {
  let hasDebate = false;
  for (const item of event.items) {
    if (item.kind !== 'debate') continue;
    if (!isAnybody(event, item, leads)) return false;
    hasDebate = true;
  }
  return hasDebate || !isDebate || isAnybody(event, null, leads);
}

/** debate-unmoderated: a debate or a panel, or the debate after a film, with nobody to lead it. */
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

/** Minutes of talk and debate in a séance. */
const talkMinutes = (prepared: Prepared, event: DraftEvent) =>
  layoutOf(prepared, event)
    .parts.filter(({ item }) => item.kind === 'debate' || item.kind === 'talk')
    .reduce((sum, { minutes }) => sum + minutes, 0);

/**
 * hard-film-short-talk: severe content notes, and too little time to speak; the séance that
 * continues it counts as well.
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
