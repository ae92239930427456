import { Plus } from 'lucide-react';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ButtonForm, DeleteAsked } from '#app/_components/answered-form.tsx';
import { FindForm, searchOf } from '#app/_components/find-form.tsx';
import { LiveHeader } from '#app/_components/live-frame.tsx';
import { inOtherLocale } from '#app/_components/site-header.tsx';
import { currentActor } from '#app/_server/actor.ts';
import { type Query, sitePage, siteTitled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { mayCreateFestival } from '#lib/festivals/creation.ts';
import { festivalsOf, OWN_SHOWN, type OwnFestival } from '#lib/festivals/queries.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths, programmeBase, sitePaths } from '#lib/i18n/paths.ts';
import { localeOf } from '#lib/i18n/text.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import { UNDO_DAYS } from '#lib/keeping/erase.ts';
import { festivalsInBin, removedUntil } from '#lib/keeping/removed-festivals.ts';
import { type Actor, may } from '#lib/policy.ts';
import { now } from '#lib/time/clock.ts';
import { formatDateRange, formatInstant } from '#lib/time/format.ts';
import { putBack, removeForGood } from './actions.ts';

export const generateMetadata = siteTitled('desk', 'nav.allFestivals');

/** The festivals of whoever is signed in. */
export default sitePage(async function OwnFestivals({ locale, paths, query }) {
  const actor = await currentActor();
  if (!actor) redirect(paths.signIn(paths.desk()));
  const t = await getTranslations('templates.own');
  const nav = await getTranslations('desk.nav');
  const templates = await getTranslations('templates');
  const { removed, q, page: at } = query;
  const search = searchOf(q);
  const page = typeof at === 'string' && /^[1-9]\d{0,3}$/.test(at) ? Number(at) : 1;
  const { festivals, found, all } = festivalsOf(actor, { search, page });
  const mayCreate = mayCreateFestival(actor);
  const hasOwn = all > 1 || festivals.some(({ isDemonstration }) => !isDemonstration);
  return (
    <>
      <LiveHeader locale={locale} otherHref={inOtherLocale(locale, paths.desk())}>
        <Link
          href={paths.account()}
          className="inline-flex min-h-11 items-center rounded-full px-2 font-semibold no-underline hover:underline sm:px-3"
        >
          {nav('account')}
        </Link>
      </LiveHeader>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-[72rem] px-[clamp(1rem,4vw,3rem)] pt-4 pb-24 outline-none"
      >
        <div className="mb-6 flex flex-wrap items-end justify-between gap-4">
          <div>
            <h1>{nav('allFestivals')}</h1>
            <p className="mt-1 text-soft">{t(actor.isAdministrator ? 'leadAll' : 'lead')}</p>
          </div>
          {mayCreate && hasOwn && (
            <Link href={paths.newFestival()} className="btn lamp">
              <Plus aria-hidden size={18} />
              {templates('title')}
            </Link>
          )}
        </div>
        <RemovedSaid said={query} locale={locale} />
        {!hasOwn && <NoFestivalYet locale={locale} mayCreate={mayCreate} />}
        {all > FEW && (
          <div className="mb-6">
            <FindForm
              action={paths.desk()}
              label={t('search')}
              hint={t(actor.isAdministrator ? 'searchHintAll' : 'searchHint')}
              submit={t('submit')}
              search={search}
            />
          </div>
        )}
        {search !== '' && (
          <p className="mb-4 flex flex-wrap items-center gap-x-5">
            <strong>{t('found', { count: found, search })}</strong>
            <Link href={paths.desk()} className="link inline-flex min-h-11 items-center">
              {t('showAll')}
            </Link>
          </p>
        )}
        <ul className="grid gap-4">
          {festivals.map((festival) => (
            <li key={festival.id}>
              <OwnFestivalCard festival={festival} locale={locale} withOwners={actor.isAdministrator} />
            </li>
          ))}
        </ul>
        <OtherPages page={page} found={found} search={search} locale={locale} />
        <RemovedFestivals actor={actor} locale={locale} open={removed !== undefined} />
      </main>
    </>
  );
});

/** Up to this many festivals need no search. */
const FEW = 8;

/** Links to the other pages of the list. */
async function OtherPages(shown: { page: number; found: number; search: string; locale: Locale }) {
  const { page, found, search, locale } = shown;
  if (found <= OWN_SHOWN) return null;
  const t = await getTranslations('templates.own');
  const nav = await getTranslations('desk.nav');
  const from = (page - 1) * OWN_SHOWN;
  const to = (other: number) =>
    `${sitePaths(locale).desk()}?${new URLSearchParams({ ...(search && { q: search }), page: String(other) })}`;
  return (
    <nav aria-label={nav('allFestivals')} className="mt-6 flex flex-wrap items-center gap-4">
      {page > 1 && (
        <Link href={to(page - 1)} className="btn">
          {t('before')}
        </Link>
      )}
      <span className="num">{t('shown', { from: from + 1, to: Math.min(from + OWN_SHOWN, found), count: found })}</span>
      {from + OWN_SHOWN < found && (
        <Link href={to(page + 1)} className="btn">
          {t('after')}
        </Link>
      )}
    </nav>
  );
}

async function NoFestivalYet({ locale, mayCreate }: { locale: Locale; mayCreate: boolean }) {
  const t = await getTranslations('templates.own.empty');
  const path = sitePaths(locale).newFestival();
  return (
    <section className="card mb-6 border-lamp p-[clamp(1.1rem,3vw,1.6rem)]">
      <h2>{t('title')}</h2>
      <p className="mt-2 max-w-[60ch] text-soft">{mayCreate ? t('text') : t('guest')}</p>
      {mayCreate && (
        <p className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
          <Link href={`${path}?template=numerique-en-lumiere`} className="btn lamp">
            {t('template')}
          </Link>
          <Link href={`${path}?template=empty`} className="link inline-flex min-h-11 items-center">
            {t('blank')}
          </Link>
        </p>
      )}
    </section>
  );
}

/** `withOwners`: for administrators. */
type CardProps = { festival: OwnFestival; locale: Locale; withOwners: boolean };

/** A festival in one's own list: its state, and links into it. */
async function OwnFestivalCard({ festival, locale, withOwners }: CardProps) {
  const t = await getTranslations('templates.own');
  const nav = await getTranslations('desk.nav');
  const templates = await getTranslations('templates');
  const terms = await getTranslations('terms');
  const desk = deskPaths(locale, festival.slug).overview();
  return (
    <article className="card grid gap-3 p-[clamp(1.1rem,3vw,1.6rem)] sm:grid-cols-[minmax(0,1fr)_17rem] sm:items-center">
      <div className="grid gap-1">
        {festival.isDemonstration && (
          <p className="mb-1">
            <span className="flag warn">{t('demonstration')}</span>
          </p>
        )}
        <h2 lang={localeOf(festival.name, locale) ?? undefined}>
          <Link href={desk} className="no-underline hover:underline">
            {typesetIn(festival.name, locale)}
          </Link>
        </h2>
        <p className="font-semibold">{formatDateRange(festival.startsOn, festival.endsOn, locale)}</p>
        <p className="text-soft">
          {joinFacts([
            !withOwners && terms(`role.${festival.role}`),
            t('seances', { count: festival.eventCount }),
            festival.unscheduledCount > 0 && t('unscheduled', { count: festival.unscheduledCount }),
            festival.release === null ? t('draft') : t('release', { number: festival.release }),
          ])}
        </p>
        {withOwners && !festival.isDemonstration && (
          <p>
            {festival.owners.length === 0
              ? t('noOwner')
              : t('owners', {
                  count: festival.owners.length,
                  names: new Intl.ListFormat(locale).format(festival.owners),
                })}
          </p>
        )}
        {festival.isDemonstration && <p className="text-soft">{t('demonstrationText')}</p>}
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 sm:flex-col sm:items-stretch">
        <Link href={desk} className="btn">
          {t('open')}
        </Link>
        {festival.release !== null && (
          <Link href={programmeBase(locale, festival.slug)} className="btn quiet max-sm:px-0">
            {nav('public')}
          </Link>
        )}
        {festival.isDemonstration && may(festival.role, 'delete') && (
          <Link href={deskPaths(locale, festival.slug).remove()} className="btn quiet text-bad max-sm:px-0">
            {templates('remove.titleDemonstration')}
          </Link>
        )}
      </div>
    </article>
  );
}

/** The festivals that can still be brought back, folded; open after one was just deleted. */
async function RemovedFestivals({ actor, locale, open }: { actor: Actor; locale: Locale; open: boolean }) {
  const removed = festivalsInBin(actor, now());
  if (removed.length === 0) return null;
  const t = await getTranslations('templates.own.bin');
  return (
    <details open={open} className="card mt-8 px-[clamp(1.1rem,3vw,1.6rem)] py-2">
      <summary className="min-h-11 cursor-pointer py-2.5 font-semibold">
        {t('title', { count: removed.length })}
      </summary>
      <p className="max-w-[60ch] pt-1 pb-2 text-soft">{t('lead')}</p>
      <ul className="divide-y divide-line">
        {removed.map(({ id, name: both, startsOn, endsOn, timeZone, removedAt, byName }) => {
          const name = typesetIn(both, locale);
          const on = (instant: string) => formatInstant(instant, timeZone, locale, 'long');
          return (
            <li key={id} className="grid gap-2 py-4">
              <h2 className="text-base" lang={localeOf(both, locale) ?? undefined}>
                {name}
              </h2>
              {startsOn && endsOn && <p className="font-semibold">{formatDateRange(startsOn, endsOn, locale)}</p>}
              <p>{t('told', { name: byName, at: on(removedAt), until: on(removedUntil(removedAt)) })}</p>
              <ButtonForm action={putBack.bind(null, id)} named={t('restoreOf', { name })}>
                {t('restore')}
              </ButtonForm>
              <DeleteAsked
                id={id}
                remove={removeForGood}
                labels={{
                  ask: t('delete'),
                  askOf: t('deleteOf', { name }),
                  text: t('deleteText'),
                  confirm: t('deleteConfirm'),
                }}
              />
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** What was just done with a festival, as the address says. */
async function RemovedSaid({ said, locale }: { said: Query; locale: Locale }) {
  const t = await getTranslations('templates.own');
  const bin = await getTranslations('templates.own.bin');
  const { removed, restored, moved, host, gone } = Object.fromEntries(
    Object.entries(said).map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, 200) : undefined]),
  );
  const sentences = [
    removed && t('removed', { name: removed, days: UNDO_DAYS }),
    gone && bin('gone', { name: gone }),
    restored && bin('restored', { name: restored }),
    restored && moved && bin('moved', { path: programmeBase(locale, moved) }),
    restored && host && bin('host', { host }),
  ].filter(Boolean);
  if (sentences.length === 0) return null;
  return (
    <p role="status" className="mb-5 rounded-card bg-good-bg px-4 py-2 font-semibold text-good">
      {sentences.join(' ')}
    </p>
  );
}
