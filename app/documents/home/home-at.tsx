import { clsx } from 'clsx';
import { Dotted } from '#app/_components/dotted.tsx';
import { Islands } from '#app/_components/islands.tsx';
import { inOtherLocale, SiteHeader } from '#app/_components/site-header.tsx';
import { currentActor } from '#app/_server/actor.ts';
import { respondOnce } from '#app/_server/respond.ts';
import { answering, requestedOf, UNKEPT_HEADERS } from '#app/documents/asked.ts';
import { htmlOf } from '#app/documents/document.tsx';
import { setupLinkNeeded } from '#lib/accounts/mutations.ts';
import { env } from '#lib/env.ts';
import { type AskedFestivals, byTime, foundFestivals, isOnAt, yearsOf } from '#lib/festivals/by-time.ts';
import { type PublishedFestival, publishedFestivals } from '#lib/festivals/queries.ts';
import { shortMonths } from '#lib/i18n/calendar-words.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { programmeBase, sitePaths } from '#lib/i18n/paths.ts';
import { inLocale, localeOf } from '#lib/i18n/text.ts';
import { SEPARATOR, typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import { publicUrl } from '#lib/programme/own-host.ts';
import { now } from '#lib/time/clock.ts';
import { formatDateRange } from '#lib/time/format.ts';
import { dateOfInstant } from '#lib/time/wall-clock.ts';

/**
 * The home page: the published festivals of this installation and a link to organise one. It never
 * shows drafts.
 */
export const homeAt = answering(async (request: Request): Promise<Response> => {
  const { locale, url } = requestedOf(request);
  const account = (await currentActor())?.userId ?? null;
  // The festivals lie in several zones, so no date is right for all; the date in UTC only decides
  // in which list a festival stands.
  const today = dateOfInstant(now(), 'UTC');
  const festivals = await publishedFestivals(today);
  const asked = askedOf(url.searchParams);
  const isNew = account === null && setupLinkNeeded();
  const html = homeDocument({ locale, account, today, festivals, asked, isNew });
  const { 'X-Robots-Tag': _listed, ...headers } = UNKEPT_HEADERS;
  return respondOnce(request, html, { headers });
});

function askedOf(query: URLSearchParams): AskedFestivals {
  const year = query.get('year') ?? '';
  return { search: (query.get('q') ?? '').trim().slice(0, MAX_SEARCH), year: /^\d{4}$/.test(year) ? year : '' };
}

/** Length of a search, in characters. */
const MAX_SEARCH = 200;
/** Up to this many festivals need no search. */
const FEW = 12;
/**
 * How many festivals are listed at most: in each of the lists by time, and as results of a search.
 */
const [SHOWN, FOUND] = [24, 100];

type Home = Readonly<{
  locale: Locale;
  /** The reader's user id; null when signed out. */
  account: number | null;
  /** The date in UTC. */
  today: string;
  festivals: readonly PublishedFestival[];
  asked: AskedFestivals;
  /** Whether no account exists yet. */
  isNew: boolean;
}>;

function homeDocument(home: Home): string {
  const { locale } = home;
  return htmlOf({
    locale,
    title: 'Lanterne',
    head: <Head locale={locale} />,
    body: <HomePage {...home} />,
    style: '/documents.css',
  });
}

/** The `x-default` address names no language: the browser's own decides. */
function Head({ locale }: { locale: Locale }) {
  const { url } = env();
  return (
    <>
      <meta name="description" content={setTranslator(locale, 'home')('description')} />
      <link rel="canonical" href={url + sitePaths(locale).home()} />
      {locales.map((language) => (
        <link key={language} rel="alternate" hrefLang={language} href={url + sitePaths(language).home()} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={`${url}/`} />
    </>
  );
}

function HomePage({ locale, account, today, festivals, asked, isNew }: Home) {
  const t = setTranslator(locale, 'home');
  const paths = sitePaths(locale);
  return (
    <>
      <Islands />
      <span hidden data-island="account" data-account={account} />
      <div className="home-hero">
        <SiteHeader locale={locale} otherHref={inOtherLocale(locale, paths.home())}>
          <a
            href={account === null ? paths.signIn() : paths.desk()}
            className="inline-flex min-h-11 items-center rounded-full px-2 font-semibold sm:px-3 no-underline hover:underline"
          >
            {t(account === null ? 'signIn' : 'myFestivals')}
          </a>
        </SiteHeader>
        <section aria-labelledby="home-title" className="home-wide pb-[clamp(1.8rem,5vw,3.6rem)]">
          <h1 id="home-title">{t('title')}</h1>
          <p className="max-w-[46ch] text-[1.12rem] text-soft">{t('lead')}</p>
          <p className="mt-6">
            <a href={paths.newFestival()} className="btn lamp">
              {t('organise')}
            </a>
          </p>
        </section>
      </div>
      <main id="content" tabIndex={-1} className="home-wide grid gap-12 py-10 outline-none">
        {isNew && <NewInstallation locale={locale} hasDemonstration={festivals.length > 0} />}
        {festivals.length === 0 && <Empty locale={locale} />}
        {asked.search === '' && asked.year === '' ? (
          <ByTime festivals={festivals} today={today} locale={locale} asked={asked} />
        ) : (
          <Found festivals={festivals} today={today} locale={locale} asked={asked} />
        )}
        {festivals.every(({ isDemonstration }) => isDemonstration) && <Steps locale={locale} />}
      </main>
    </>
  );
}

type Lists = Pick<Home, 'festivals' | 'today' | 'locale' | 'asked'>;

/** Festivals that are on, the search, those to come, and past ones. */
function ByTime({ festivals, today, locale, asked }: Lists) {
  const t = setTranslator(locale, 'home');
  const { running, upcoming, past } = byTime(festivals, today);
  const rest = { today, locale, most: SHOWN };
  return (
    <>
      {running.length > 0 && <FestivalRail id="running" title={t('now')} festivals={running} {...rest} />}
      {festivals.length > FEW && <FindFestivals locale={locale} asked={asked} years={yearsOf(festivals)} />}
      {upcoming.length > 0 && <FestivalRail id="upcoming" title={t('upcoming')} festivals={upcoming} {...rest} />}
      {past.length > 0 && <FestivalRail id="past" title={t('past')} festivals={past} {...rest} />}
    </>
  );
}

function Found({ festivals, today, locale, asked }: Lists) {
  const t = setTranslator(locale, 'home');
  const { search, year } = asked;
  const found = foundFestivals(festivals, asked);
  const title = search === '' ? t('find.ofYear', { year }) : t('find.found', { count: found.length, search });
  return (
    <>
      <FindFestivals locale={locale} asked={asked} years={yearsOf(festivals)} />
      <FestivalRail id="found" title={title} festivals={found} most={FOUND} today={today} locale={locale} />
    </>
  );
}

function Empty({ locale }: { locale: Locale }) {
  const t = setTranslator(locale, 'home');
  return (
    <section className="card max-w-[44rem] p-6">
      <h2>{t('empty.title')}</h2>
      <p className="mt-2 text-soft">{t('empty.text')}</p>
      <p className="mt-4">
        <a href={`${sitePaths(locale).newFestival()}?template=numerique-en-lumiere`} className="link">
          {t('empty.template')}
        </a>
      </p>
    </section>
  );
}

/** Tells whoever has just installed Lanterne how to make the first account. */
function NewInstallation({ locale, hasDemonstration }: { locale: Locale; hasDemonstration: boolean }) {
  const t = setTranslator(locale, 'home');
  return (
    <section className="card home-new max-w-[52rem] p-[clamp(1.1rem,3vw,1.8rem)]">
      <h2>{t('newInstallation.title')}</h2>
      <p className="mt-2 max-w-[60ch]">{t.rich('newInstallation.text', { code: (chunks) => <code>{chunks}</code> })}</p>
      <p className="mt-3">
        <span className="home-code num">{t('newInstallation.example', { url: env().url })}</span>
      </p>
      {hasDemonstration && <p className="mt-3 text-soft">{t('newInstallation.demonstration')}</p>}
    </section>
  );
}

/** Festivals along a line of dates, laid out as séances are along a line of hours. */
function FestivalRail({
  id,
  title,
  festivals,
  most,
  today,
  locale,
}: {
  id: string;
  title: string;
  festivals: readonly PublishedFestival[];
  /** How many festivals are listed; of the rest only the number is shown. */
  most: number;
  today: string;
  locale: Locale;
}) {
  const t = setTranslator(locale, 'home');
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-3 text-[1.7rem]">
        {title}
      </h2>
      <ul className="max-w-[64rem]">
        {festivals.slice(0, most).map((festival) => (
          <li key={festival.slug} className="home-rail">
            <When from={festival.startsOn} to={festival.endsOn} locale={locale} />
            <div className={clsx('home-on-rail', isOnAt(festival, today) && 'lit')}>
              <FestivalCard festival={festival} isSaidOn={id === 'found' && isOnAt(festival, today)} locale={locale} />
            </div>
          </li>
        ))}
      </ul>
      {festivals.length > most && (
        <p className="mt-4 text-soft">{t('find.more', { count: festivals.length - most })}</p>
      )}
    </section>
  );
}

/** The dates in figures; the card says them in words. */
function When({ from, to, locale }: { from: string; to: string; locale: Locale }) {
  const day = (date: string) => String(Number(date.slice(8, 10)));
  const month = (date: string) => shortMonths[locale][Number(date.slice(5, 7)) - 1];
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7);
  return (
    <p className="home-when" aria-hidden="true">
      <b>{from === to ? day(from) : `${day(from)}–${day(to)}`}</b>
      {isOneMonth ? `${month(from)} ${from.slice(0, 4)}` : `${month(from)}–${month(to)}`}
    </p>
  );
}

/** A festival with its own host name is another site, so its address is absolute. */
const addressOf = ({ host, slug }: PublishedFestival, locale: Locale) =>
  (host === null ? '' : publicUrl(host)) + programmeBase(locale, slug);

type Card = {
  festival: PublishedFestival;
  /** Whether it says that the festival is on, where no heading does. */
  isSaidOn: boolean;
  locale: Locale;
};

function FestivalCard({ festival, isSaidOn, locale }: Card) {
  const t = setTranslator(locale, 'home');
  const venues = festival.venues.map((venue) => inLocale(venue, locale)).filter(Boolean);
  return (
    <article className="card home-festival">
      {festival.isDemonstration && (
        <p>
          <span className="flag warn">{t('demonstration')}</span>
        </p>
      )}
      <h3 lang={localeOf(festival.name, locale) ?? undefined}>
        <a href={addressOf(festival, locale)}>{typesetIn(festival.name, locale)}</a>
      </h3>
      <p className="font-semibold">
        <Dotted
          parts={[
            formatDateRange(festival.startsOn, festival.endsOn, locale),
            venues.length > 0 && typeset(venues.join(', '), locale),
          ]}
        />
      </p>
      <p className="text-soft">
        {festival.eventCount > 0 && t('seances', { count: festival.eventCount })}
        {isSaidOn && (
          <>
            {festival.eventCount > 0 && SEPARATOR}
            <strong className="text-accent">{t('now')}</strong>
          </>
        )}
      </p>
    </article>
  );
}

type FindProps = { locale: Locale; asked: AskedFestivals; years: readonly (readonly [year: string, count: number])[] };

/**
 * Shown when there are many festivals: a search by name or place, and links to the years. Both are
 * plain addresses, so they work without scripts.
 */
function FindFestivals({ locale, asked, years }: FindProps) {
  const t = setTranslator(locale, 'home');
  const home = sitePaths(locale).home();
  const isNarrowed = asked.search !== '' || asked.year !== '';
  return (
    <div className="grid max-w-[64rem] gap-4">
      <search>
        <form action={home} className="home-find">
          <label className="field">
            <span className="label">{t('find.label')}</span>
            <span className="hint">{t('find.hint')}</span>
            <input
              type="search"
              name="q"
              defaultValue={asked.search}
              maxLength={200}
              className="input"
              autoComplete="off"
            />
          </label>
          <button type="submit" className="btn">
            {t('find.submit')}
          </button>
        </form>
      </search>
      <nav aria-label={t('find.years')}>
        <ul className="home-years">
          {isNarrowed && (
            <li>
              <a href={home}>{t('find.all')}</a>
            </li>
          )}
          {years.map(([year, count]) => (
            <li key={year}>
              <a href={`${home}?year=${year}`} aria-current={asked.year === year ? 'page' : undefined}>
                {year} <span className="text-soft">({count})</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

const steps = ['place', 'publish', 'hold'] as const;

/** What Lanterne does, shown on an installation that has nothing published yet. */
function Steps({ locale }: { locale: Locale }) {
  const t = setTranslator(locale, 'home');
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="mb-4 text-[1.7rem]">
        {t('steps.title')}
      </h2>
      <ol className="grid max-w-[64rem] gap-x-8 gap-y-6 sm:grid-cols-3">
        {steps.map((step, i) => (
          <li key={step} className="border-line-strong border-t-2 pt-3">
            <span aria-hidden="true" className="num font-bold font-title text-accent">
              {i + 1}
            </span>
            <h3 className="mt-1">{t(`steps.${step}.title`)}</h3>
            <p className="mt-1 text-soft">{t(`steps.${step}.text`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
