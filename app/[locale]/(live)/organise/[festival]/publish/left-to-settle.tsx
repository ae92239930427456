import { getTranslations } from 'next-intl/server';
import { Voiced } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import { AcceptedList } from '#app/[locale]/(live)/organise/[festival]/warnings/warning-group.tsx';
import { type Warning, type WarningLevel, warningKey } from '#lib/events/warning.ts';
import { warningSentence } from '#lib/events/warning-sentences.ts';
import { type LegalFact, legalFacts, missingLegalFacts, readInstallation } from '#lib/festivals/installation.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths, sitePaths } from '#lib/i18n/paths.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import type { Authorized } from '#lib/policy.ts';
import type { LeftToSettle as Settling } from '#lib/warnings/left-to-settle.ts';

/** The text colour of each level. */
export const levelInks: Record<WarningLevel, string> = {
  blocking: 'text-bad',
  warning: 'text-warn',
  hint: 'text-soft',
};

/**
 * The warnings that are left, by level. Blocking ones are open; the others are folded. None
 * prevents publishing.
 */
export async function LeftToSettle({
  settling: { levels, accepted, index },
  locale,
  slug,
}: {
  settling: Settling;
  locale: Locale;
  slug: string;
}) {
  const t = await getTranslations('publish.warnings');
  return (
    <section className="card p-4" aria-labelledby="left-to-settle">
      <h3 id="left-to-settle">{t('title')}</h3>
      {levels.length === 0 && <p className="mt-1 text-soft">{t('none')}</p>}
      {levels.map(({ level, count, shown }) => (
        <details key={level} open={level === 'blocking'} className="mt-2">
          <summary className={`min-h-[44px] cursor-pointer py-2 font-semibold ${levelInks[level]}`}>
            {t(level, { count })}
          </summary>
          <ul className="grid gap-2 pb-1">
            {shown.map((warning) => (
              <li key={warningKey(warning)} className="relative border-line border-l-2 pl-3">
                <WarningLink warning={warning} index={index} locale={locale} slug={slug} />
              </li>
            ))}
            {count > shown.length && (
              <li className="pl-3">
                <Link href={deskPaths(locale, slug).section('warnings')} className="link">
                  {t('more', { count: count - shown.length })}
                </Link>
              </li>
            )}
          </ul>
        </details>
      ))}
      {accepted.length > 0 && (
        <details className="mt-2">
          <summary className="min-h-[44px] cursor-pointer py-2 font-semibold text-soft">
            {t('accepted', { count: accepted.length })}
          </summary>
          {/* Without the buttons to withdraw, as a form cannot stand inside another: they are
              on the page of warnings. */}
          <AcceptedList accepted={accepted} index={index} locale={locale} slug={slug} mayWithdraw={false} />
        </details>
      )}
    </section>
  );
}

/** The sentence of a warning, as a link to where it is settled. */
function WarningLink({
  warning,
  index,
  locale,
  slug,
}: {
  warning: Warning;
  index: DraftIndex;
  locale: Locale;
  slug: string;
}) {
  const paths = deskPaths(locale, slug);
  const isOfFilm = warning.code === 'rights-missing' || warning.code === 'incomplete';
  const film = isOfFilm ? index.films.get(warning.filmId ?? 0) : undefined;
  const event = index.events.get(warning.eventIds[0] ?? 0);
  const href = film ? paths.item('films', film.number) : event ? paths.item('events', event.number) : null;
  const sentence = <Voiced say={(voice) => warningSentence(warning, index, locale, voice)} />;
  if (!href) return sentence;
  return (
    <Link href={href} className="underline decoration-control underline-offset-2">
      {sentence}
    </Link>
  );
}

/**
 * Before the first publication: what is missing in the legal notice, and where to fill it in. It
 * does not prevent publishing.
 */
export async function LegalFacts({ festival, locale }: { festival: Authorized<'publish'>; locale: Locale }) {
  const missing = missingLegalFacts(festival, readInstallation());
  if (missing.length === 0) return null;
  const t = await getTranslations('publish.legal');
  const names = new Intl.ListFormat(locale, { type: 'conjunction' });
  const listed = (of: readonly LegalFact[]) => {
    const facts = missing.filter((fact) => of.includes(fact));
    return facts.length > 0 && names.format(facts.map((fact) => t(`fact.${fact}`)));
  };
  const [publisher, host] = [listed(legalFacts.publisher), listed(legalFacts.host)];
  const settings = `${deskPaths(locale, festival.slug).section('settings')}#legal`;
  return (
    <section className="card mt-6 grid max-w-[46rem] gap-2 p-4" aria-labelledby="legal-facts">
      <h2 id="legal-facts" className="text-[1.1rem]">
        {t('title')}
      </h2>
      <p className="text-soft">{t('lead')}</p>
      {publisher && (
        <p>
          {t('ofPublisher', { list: publisher })}{' '}
          <Link href={settings} className="link">
            {t('settings')}
          </Link>
        </p>
      )}
      {host && (
        <p>
          {t('ofHost', { list: host })}{' '}
          {festival.actor.isAdministrator ? (
            <Link href={sitePaths(locale).installation()} className="link">
              {t('installation')}
            </Link>
          ) : (
            t('ask')
          )}
        </p>
      )}
    </section>
  );
}
