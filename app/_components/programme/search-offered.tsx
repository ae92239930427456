import { Abbreviation, DateOf, Spoken } from '#app/_components/time.tsx';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { isToTakePlace, programmeDaysOf } from '#lib/programme/day.ts';
import { documentFacetsOf, type FacetKey, type Token } from '#lib/programme/facets.ts';
import { countsOf, type Filters, facetWords, keeping, queryOf, toggled, waysOut } from '#lib/programme/filters.ts';
import type { Meaning, Offered } from '#lib/programme/search-meanings.ts';
import { formatDuration, formatTime, spokenDuration, spokenTime } from '#lib/time/format.ts';
import { FilterName } from './find-bar.tsx';
import type { Programme } from './programme.ts';
import { withCommas } from './text.tsx';

type Props = { programme: Programme; filters: Filters };

/**
 * The address that an offered filter leads to: the day or list with its filters, what is on now, or
 * a search where there is no address for it.
 */
function addressOf({ paths }: Programme, filters: Filters, { meanings, words }: Offered): string {
  const tokens = meanings.flatMap((meaning) => (meaning.kind === 'facet' ? meaning.token : []));
  const dates = meanings.flatMap((meaning) => (meaning.kind === 'days' ? meaning.dates : []));
  const query = queryOf(tokens.reduce((chosen: Filters, token) => added(chosen, token), filters));
  const [date] = dates;
  if (tokens.length + dates.length === meanings.length && dates.length < 2)
    return (date === undefined ? paths.home() : paths.day(date)) + query;
  if (meanings.every(({ kind }) => kind === 'now')) return paths.now();
  const asked = new URLSearchParams({ q: words }).toString();
  return `${paths.search()}?${[asked, queryOf(filters).slice(1)].filter((part) => part !== '').join('&')}`;
}

const added = (filters: Filters, token: Token) => (filters.includes(token) ? filters : toggled(filters, token));

/** Filters that the words of a search stand for, with counts, as links. */
export function OfferedFilters({ programme, filters, offered }: Props & { offered: readonly Offered[] }) {
  const { f } = programme;
  if (offered.length === 0) return null;
  return (
    <nav aria-label={f('offered')} className="found-offered no-print">
      <ul>
        {offered.map((one) => (
          <li key={JSON.stringify(one.meanings)}>
            <a className="find-chip" href={addressOf(programme, filters, one)} rel="nofollow">
              <span className="found-meanings">
                {withCommas(one.meanings, (meaning) => (
                  <MeaningName programme={programme} meaning={meaning} />
                ))}
              </span>{' '}
              <Count programme={programme} count={one.count} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const Count = ({ programme, count }: { programme: Programme; count: number }) => (
  <span className="find-chip-count">
    <span aria-hidden="true">· </span>
    {programme.t('seances', { count })}
  </span>
);

function MeaningName({ programme, meaning }: { programme: Programme; meaning: Meaning }) {
  const { f, locale } = programme;
  switch (meaning.kind) {
    case 'facet':
      return <FilterName programme={programme} token={meaning.token} />;
    case 'days':
      return meaning.dates.map((date) => <DateOf key={date} date={date} locale={locale} style="long" />);
    case 'hour': {
      const { relation, at } = meaning;
      return (
        <Abbreviation as={f(`hour.${relation}`, { time: spokenTime(at, locale) })}>
          {f(`hour.${relation}`, { time: formatTime(at, locale) })}
        </Abbreviation>
      );
    }
    case 'length': {
      const { relation, minutes } = meaning;
      return (
        <Abbreviation as={f(`length.${relation}`, { length: spokenDuration(minutes, locale, 'hours') })}>
          {f(`length.${relation}`, { length: formatDuration(minutes, locale, 'hours') })}
        </Abbreviation>
      );
    }
    case 'now':
      return f('onNow');
  }
}

const OTHER_WAYS: readonly FacetKey[] = ['kind'];

/** Shown where a search found nothing: every type and day that has séances. */
export function OtherWays({ programme, filters }: Props) {
  const { f, document, paths, locale } = programme;
  const count = countsOf(document, document.events, filters);
  const query = queryOf(filters);
  const tokens = OTHER_WAYS.flatMap((key) =>
    documentFacetsOf(document).values[key].map((value): Token => `${key}-${value}`),
  );
  const days = programmeDaysOf(document).filter((day) => day.count > 0);
  return (
    <nav aria-labelledby="other-ways" className="found-offered no-print">
      <h2 id="other-ways">{f('waysOn')}</h2>
      <ul>
        {tokens
          .filter((token) => count(token) > 0)
          .map((token) => (
            <li key={token}>
              <a className="find-chip" href={paths.home() + queryOf(added(filters, token))} rel="nofollow">
                <FilterName programme={programme} token={token} /> <Count programme={programme} count={count(token)} />
              </a>
            </li>
          ))}
      </ul>
      <ul>
        {days.map(({ day: { date }, count: held }) => (
          <li key={date}>
            <a className="find-chip" href={paths.day(date) + query} rel="nofollow">
              <DateOf date={date} locale={locale} style="long" /> <Count programme={programme} count={held} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

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
