import { Spoken } from '#app/_components/time.tsx';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { isToTakePlace } from '#lib/programme/day.ts';
import { facetWords } from '#lib/programme/facet-words.ts';
import { type Filters, keeping, queryOf, waysOut } from '#lib/programme/filters.ts';
import type { Programme } from './programme.ts';

/**
 * Shown when no séance matches: which single filter could be dropped, and how many séances that
 * would give.
 */
export function NothingLeft({
  programme,
  events,
  filters,
  to,
  isDay = false,
}: {
  programme: Programme;
  events: readonly DocumentEvent[];
  filters: Filters;
  /** The address of this page with other filters. */
  to: (filters: Filters) => string;
  /** Set on the page of one day: other days may have matches. */
  isDay?: boolean;
}) {
  const { document, f, paths } = programme;
  const keep = keeping(document, filters);
  const elsewhere = document.events.filter((event) => isToTakePlace(event) && keep?.(event)).length;
  return (
    <div className="nothing-left">
      <p>
        <b>{isDay ? f('noneOfDay') : f('none')}</b>
      </p>
      <ul>
        {isDay && elsewhere > 0 && (
          <li>
            <a className="btn" href={paths.home() + queryOf(filters)}>
              {f('otherDays', { count: elsewhere })}
            </a>
          </li>
        )}
        {waysOut(document, events, filters).map(({ token, filters: left, count }) => {
          const { printed, spoken } = facetWords(programme, token);
          return (
            <li key={token}>
              <a className="btn relative" href={to(left)}>
                <Spoken as={f('wayOut', { value: spoken, count })}>{f('wayOut', { value: printed, count })}</Spoken>
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
