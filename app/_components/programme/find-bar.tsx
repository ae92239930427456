import { clsx } from 'clsx';
import { Abbreviation } from '#app/_components/time.tsx';
import { FiltersIcon, SearchIcon } from '#app/_ui/icons.tsx';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { isToTakePlace } from '#lib/programme/day.ts';
import { documentFacetsOf, type FacetKey, facetKey, facetKeys, facetValue, type Token } from '#lib/programme/facets.ts';
import { countsOf, type Filters, facetNamesOf, facetWords, keeping, queryOf, toggled } from '#lib/programme/filters.ts';
import { MANY } from '#lib/programme/live-filter.ts';
import { askedFirst } from '#lib/programme/search-lexicon.ts';
import type { Programme } from './programme.ts';

type Props = {
  programme: Programme;
  /** The séances of this page before filtering. */
  events: readonly DocumentEvent[];
  filters: Filters;
  /** This page without its filters, which are appended to it. */
  path: string;
  /** All séances of the day are in this page, so scripts can filter them at once. */
  isWhole: boolean;
};

/**
 * A filter with a single value is useless for most kinds (one type, one room), but not for these.
 */
const ALONE: readonly FacetKey[] = ['theme', 'access', 'offer', 'subtitles', 'places'];
/** Filters shown as links at once; the others are one tap away. */
const QUICK: readonly FacetKey[] = ['kind', 'access', 'offer', 'places'];

/**
 * In the order of visitors' questions: when, at what price, can I come and follow it; then what it
 * is, and where.
 */
const IN_ORDER: readonly FacetKey[] = [
  'time',
  'offer',
  'places',
  'access',
  'language',
  'subtitles',
  'label',
  'kind',
  'meeting',
  'theme',
  'venue',
  'room',
  'country',
];

/** The sentence for none, one and many, so that the island needs no library for plurals. */
const forms = (sentence: (count: number) => string) => [sentence(0), sentence(1), sentence(MANY)] as const;

const offeredKeys = (programme: Programme) => {
  const { values } = documentFacetsOf(programme.document);
  return IN_ORDER.filter((key) => values[key].length > (ALONE.includes(key) ? 0 : 1));
};

/**
 * The search, the common filters as links, and all filters as a form. It works without a script,
 * since filters are part of the address. Nothing where no server reads addresses.
 */
export function FindBar({ programme, events, filters, path, isWhole }: Props) {
  const { f, document } = programme;
  if (!programme.isServed) return null;
  const count = countsOf(document, events, filters);
  const { values } = documentFacetsOf(document);
  const keys = offeredKeys(programme);
  const total = events.filter(isToTakePlace).length;
  const isOneDay = path !== programme.paths.home();
  const ofFestival = isOneDay ? countsOf(document, document.events, []) : null;
  const isOffered = (token: Token) => count(token) > 0 || filters.includes(token);
  const first = askedFirst(document, programme.locale);
  const quick = facetKeys
    .filter((key) => keys.includes(key) && QUICK.includes(key))
    .flatMap((key) => values[key].map((value): Token => `${key}-${value}`))
    .filter((token) => !first.includes(token));
  const links = { programme, filters, path, count };
  if (keys.length === 0) return <SearchForm programme={programme} filters={filters} />;
  return (
    <section className="find no-print" aria-label={f('title')}>
      <SearchForm programme={programme} filters={filters} />
      <details className="find-all" data-island="closing">
        <summary className="btn">
          <FiltersIcon size={18} />
          <span>{f('open')}</span>
          <span className="find-number" data-find-number hidden={filters.length === 0}>
            {filters.length}
          </span>
        </summary>
        <form action={path} className="find-form">
          {first.length > 0 && (
            <nav aria-label={f('askedFirst')} className="find-first">
              <FacetLinks {...links} tokens={first} />
            </nav>
          )}
          {ofFestival && <p className="hint find-ratio">{f('dayOfAll')}</p>}
          {keys.map((key) => (
            <FacetFields
              key={key}
              programme={programme}
              facet={key}
              filters={filters}
              count={count}
              ofFestival={ofFestival}
            />
          ))}
          <p className="find-acts">
            <button type="submit" className="btn lamp">
              <span data-find-apply>{f('apply')}</span>
            </button>
            {isOneDay && (
              <button type="submit" className="btn" formAction={programme.paths.home()}>
                {f('allDays')}
              </button>
            )}
            <a href={path} className="btn" data-find-clear data-find-found hidden={filters.length === 0}>
              {f('clear')}
            </a>
          </p>
        </form>
      </details>
      {first.length + quick.length > 1 && (
        <nav aria-label={f('quick')} className="find-quick">
          <FacetLinks {...links} tokens={[...first, ...quick].filter(isOffered)} />
        </nav>
      )}
      <FoundCount programme={programme} events={events} filters={filters} path={path} />
      {isWhole && (
        <>
          <div className="nothing-left" data-find-nothing hidden>
            <p>
              <b>{f('noneOfDay')}</b>
            </p>
            <ul />
          </div>
          <span
            hidden
            data-island="find"
            data-words={JSON.stringify({
              path,
              home: programme.paths.home(),
              found: forms((count) => f('found', { count, total })),
              apply: forms((count) => f('applyLive', { count })),
              withValues: f('with', { values: '{values}' }),
              wayOut: forms((count) => f('wayOut', { value: '{value}', count })),
              allDays: f('allDays'),
            })}
          />
        </>
      )}
    </section>
  );
}

/** Nothing in a preview: its séances are not in the search, which is made from a release. */
export function SearchForm({
  programme,
  filters,
  query = '',
}: {
  programme: Programme;
  filters: Filters;
  query?: string;
}) {
  const { f, paths } = programme;
  if (!programme.feeds) return null;
  return (
    <search>
      <form action={paths.search()} className="find-search">
        <label>
          <span className="spoken">{f('searchIn')}</span>
          <SearchIcon size={18} />
          <input
            type="search"
            name="q"
            defaultValue={query}
            placeholder={f('searchLabel')}
            maxLength={200}
            autoComplete="off"
            enterKeyHint="search"
          />
        </label>
        {filters.map((token) => (
          <input key={token} type="hidden" name={facetKey(token)} value={facetValue(token)} />
        ))}
        <button type="submit" className="btn">
          <SearchIcon size={18} />
          <span>{f('search')}</span>
        </button>
      </form>
    </search>
  );
}

/** Filters as links; each adds the filter to the address, or removes it. */
function FacetLinks({
  programme,
  tokens,
  filters,
  path,
  count,
}: {
  programme: Programme;
  tokens: readonly Token[];
  filters: Filters;
  path: string;
  count: (token: Token) => number;
}) {
  return (
    <ul>
      {tokens.map((token) => (
        <li key={token}>
          <a
            href={path + queryOf(toggled(filters, token))}
            className={clsx('find-chip', facetKey(token) === 'kind' && ['tag', facetValue(token)])}
            aria-current={filters.includes(token) ? 'true' : undefined}
            rel="nofollow"
            data-token={token}
          >
            <LinkName programme={programme} token={token} /> <span data-count={token}>{count(token)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** A filter in visitors' words: « ce soir » while its day is on, « en français ». */
function LinkName({ programme, token }: { programme: Programme; token: Token }) {
  const { f, locale } = programme;
  if (token === `language-${locale}`) return <bdi>{f('inOwnLanguage')}</bdi>;
  if (token !== 'time-evening') return <FilterName programme={programme} token={token} />;
  return (
    <bdi>
      <span className="of-day">{f('time.evening')}</span>
      <span className="of-today">{f('tonight')}</span>
    </bdi>
  );
}

/** The name of a filter, with abbreviations spelled out for screen readers. */
export function FilterName({ programme, token }: { programme: Programme; token: Token }) {
  const { printed, spoken } = facetWords(programme, token);
  return printed === spoken ? <bdi>{printed}</bdi> : <Abbreviation as={spoken}>{printed}</Abbreviation>;
}

/** Sorted by name, as the order of their codes means nothing to readers. */
const BY_NAME: readonly FacetKey[] = ['language', 'subtitles', 'country'];
const nameOf = (programme: Programme, token: Token) => facetWords(programme, token).printed;

function FacetFields({
  programme,
  facet,
  filters,
  count,
  ofFestival,
}: {
  programme: Programme;
  facet: FacetKey;
  filters: Filters;
  count: (token: Token) => number;
  /** Counts of the whole festival, on the page of one day. */
  ofFestival: ((token: Token) => number) | null;
}) {
  const { f, document, locale } = programme;
  const tokens = documentFacetsOf(document).values[facet].map((value): Token => `${facet}-${value}`);
  if (BY_NAME.includes(facet)) tokens.sort((a, b) => nameOf(programme, a).localeCompare(nameOf(programme, b), locale));
  return (
    <fieldset>
      <legend>{f(`key.${facet}`)}</legend>
      {facet === 'access' && tokens.length > 1 && <p className="hint">{f('accessHint')}</p>}
      {tokens.map((token) => (
        <label key={token} className="find-value">
          <input
            type="checkbox"
            name={facet}
            value={facetValue(token)}
            defaultChecked={filters.includes(token)}
            data-token={token}
          />
          <span>
            <FilterName programme={programme} token={token} />
          </span>
          <span className="find-count">
            <span data-count={token}>{count(token)}</span>
            {ofFestival && <span> / {ofFestival(token)}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** How many séances are left, with which filters, and the link back to all. */
export function FoundCount({ programme, events, filters, path }: Omit<Props, 'isWhole'>) {
  const { f, document } = programme;
  const keep = keeping(document, filters);
  const planned = events.filter(isToTakePlace);
  return (
    <p className="find-found" data-find-found hidden={filters.length === 0}>
      <span role="status" data-find-status>
        {filters.length > 0 &&
          f('found', { count: planned.filter((event) => keep?.(event) ?? true).length, total: planned.length })}
      </span>{' '}
      <span className="faint relative">
        <span aria-hidden="true" data-find-with>
          {filters.length > 0 && f('with', { values: facetNamesOf(programme, filters).printed })}
        </span>
        {filters.length > 0 && (
          <span className="spoken">{f('with', { values: facetNamesOf(programme, filters).spoken })}</span>
        )}
      </span>{' '}
      <a href={path} className="link" data-find-clear>
        {f('clear')}
      </a>
    </p>
  );
}
