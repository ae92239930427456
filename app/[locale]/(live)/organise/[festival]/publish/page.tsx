import { randomUUID } from 'node:crypto';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { DoneBar } from '#app/_components/done-bar.tsx';
import { InstantOf, Spoken } from '#app/_components/time.tsx';
import { publicationPage, settlingOf } from '#app/_server/jobs/publication.ts';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { LinkForm, LinkList } from '#app/[locale]/(live)/organise/[festival]/secret-links.tsx';
import { LeftOutList } from '#app/[locale]/(live)/organise/[festival]/unpublished.tsx';
import { type Locale, otherLocale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { hasReaders } from '#lib/messages/readers.ts';
import type { Authorized } from '#lib/policy.ts';
import { generalSentences } from '#lib/programme/difference.ts';
import { cameWith } from '#lib/programme/publication.ts';
import { releaseHistory } from '#lib/programme/released.ts';
import { previewLinks } from '#lib/programme/shared-links.ts';
import { now } from '#lib/time/clock.ts';
import { formatInstant, spokenInstant } from '#lib/time/format.ts';
import type { AskedAgain as Asked, PublishPage as Page } from '#lib/volunteers/board.ts';
import { reconfirmSentence } from '#lib/volunteers/reconfirm.ts';
import type { LeftToSettle as Settling } from '#lib/warnings/left-to-settle.ts';
import { createLink, publish, revokeLink } from './actions.ts';
import { Done, Follows, History } from './history.tsx';
import { LeftToSettle, LegalFacts } from './left-to-settle.tsx';
import { PublishForm } from './publish-form.tsx';
import { drawnParts, rowsOf } from './rows.ts';

export const generateMetadata = titled('desk', 'nav.publish');

/**
 * What would change for the public, séance by séance; what is left to settle; and the button to
 * publish.
 */
export default festivalPage('publish', async function PublishPage({ locale, festival, slug, query }) {
  const chosen = numbersIn(query.only);
  const only = chosen.length > 0 ? chosen : null;
  const at = now();
  // At the same time: for a large festival each is made by a thread of its own.
  const [plan, settling] = await Promise.all([
    publicationPage(festival, { only, opened: [], named: numbersIn(query.held) }, at),
    settlingOf(festival, only, at),
  ]);
  const releases = releaseHistory(festival.id);
  const t = await getTranslations('publish');
  const { common, publish: words, records } = await getMessages({ locale });
  const [current] = releases;
  const done = Number(query.done);

  return (
    <div className="desk-lines">
      {current && done === current.number && (
        <Done
          number={done}
          slug={slug}
          locale={locale}
          hasReaders={hasReaders(festival)}
          leftOut={plan.leftOut}
          followed={{
            came: query.part ? cameWith(festival.id, done) : [],
            held: numbersIn(query.held).flatMap((number) => plan.titles.find((one) => one.number === number) ?? []),
          }}
        />
      )}
      <DoneBar festival={festival} batch={query.times} />
      <h1>{plan.isNothing || !current ? t('titleFirst') : t('title', { number: plan.current + 1 })}</h1>
      <p className="mt-2 text-soft">
        {current
          ? t.rich('state', {
              number: current.number,
              when: () => <InstantOf at={current.at} zone={festival.timeZone} locale={locale} style="long" />,
            })
          : t('stateFirst')}
      </p>
      {!current && <LegalFacts festival={festival} locale={locale} />}
      <NextIntlClientProvider
        messages={{ common, publish: words, records: { writing: records.writing, table: records.table } }}
      >
        <Publication festival={festival} plan={plan} settling={settling} locale={locale} isOnly={only !== null} />
        <section aria-labelledby="preview" className="mt-12 max-w-[46rem]">
          <h2 id="preview">{t('preview.title')}</h2>
          <p className="mt-1 mb-4 text-soft">{t('preview.lead')}</p>
          <PreviewLinks festival={festival} slug={slug} locale={locale} />
        </section>
      </NextIntlClientProvider>
      {releases.length > 0 && (
        <section aria-labelledby="history" className="mt-12">
          <h2 id="history">{t('history.title')}</h2>
          <p className="mt-1 mb-4 text-soft">{t('history.lead')}</p>
          <History festival={festival} releases={releases} locale={locale} />
        </section>
      )}
    </div>
  );
});

async function Publication({
  festival,
  plan,
  settling,
  locale,
  isOnly,
}: {
  festival: Authorized<'publish'>;
  plan: Page;
  settling: Settling;
  locale: Locale;
  isOnly: boolean;
}) {
  const t = await getTranslations('publish');
  const { slug } = festival;
  const isFirst = plan.current === 0;
  const { count } = plan;
  const lead = isOnly ? (count > 1 ? t('changes.several', { count }) : t('changes.only')) : t('changes.lead');
  return (
    <section aria-labelledby="changes" className="mt-6">
      <h2 id="changes">{t(isFirst ? 'changes.titleFirst' : 'changes.title')}</h2>
      <p id="changes-lead" className="mt-1 mb-4 max-w-[46rem] text-soft">
        {isOnly && count === 0 ? t('changes.none') : !plan.isNothing && count > 0 && lead}{' '}
        {isOnly && (
          <Link href={deskPaths(locale, slug).section('publish')} className="link">
            {t('changes.all')}
          </Link>
        )}
      </p>
      {plan.followed && (plan.followed.came.length > 0 || plan.followed.held.length > 0) && (
        <div className="mb-4 max-w-[46rem] rounded-card bg-accent-soft px-4 py-3">
          <Follows followed={plan.followed} locale={locale} tense="willCome" />
        </div>
      )}
      {!(isOnly && count === 0) && (
        <PublishForm
          action={publish.bind(null, slug)}
          clientKey={randomUUID()}
          expected={plan.current}
          seen={plan.seen}
          next={plan.current + 1}
          partAddress={`${deskPaths(locale, slug).section('publish')}/part?key=`}
          parts={await drawnParts(festival, plan, locale)}
          rows={await rowsOf(plan.lines, locale, slug)}
          leavesOut={plan.leftOut.length > 0}
          general={generalSentences(plan.general, locale).map((sentence) => typeset(sentence, locale))}
          isOnly={isOnly}
          isNothing={plan.isNothing}
          suggested={{
            count: plan.suggested,
            // The default, since nobody has confirmed them.
            choice: 'to-confirm',
          }}
          blocking={settling.levels.find(({ level }) => level === 'blocking')?.count ?? 0}
          noteLocales={[locale, otherLocale(locale)]}
          isOver={plan.isOver}
          warnings={
            <>
              {!isOnly && plan.leftOut.length > 0 && (
                <section className="card p-4" aria-labelledby="left-out">
                  <h3 id="left-out" className="mb-1">
                    {t('out.title')}
                  </h3>
                  <LeftOutList leftOut={plan.leftOut} slug={slug} locale={locale} />
                </section>
              )}
              <LeftToSettle settling={settling} locale={locale} slug={slug} />
              <AskedAgain again={plan.again} slug={slug} locale={locale} />
            </>
          }
        />
      )}
    </section>
  );
}

const MAX_CHOSEN = 200;

/** The numbers in `?only=12&only=14` or `?held=12,14`. */
const numbersIn = (value: string | string[] | undefined) =>
  [value ?? []]
    .flat()
    .flatMap((text) => text.split(','))
    .filter((text) => /^[1-9]\d{0,6}$/.test(text))
    .slice(0, MAX_CHOSEN)
    .map(Number);

type PreviewProps = { festival: Authorized<'publish'>; slug: string; locale: Locale };

/** Makes a preview link, shows it once, and lists the open ones. */
async function PreviewLinks({ festival, slug, locale }: PreviewProps) {
  const t = await getTranslations('publish.preview');
  const links = previewLinks.open(festival, now()).map(({ id, label: own, by, createdAt }) => {
    const label = own || t('unnamed');
    const said = (when: string) => t('by', { when, by: by || 'none' });
    const about = (
      <Spoken as={said(spokenInstant(createdAt, festival.timeZone, locale, 'long'))}>
        {said(formatInstant(createdAt, festival.timeZone, locale, 'long'))}
      </Spoken>
    );
    return { id, label, about, revokeLabel: t('revokeNamed', { label }) };
  });
  return (
    <div className="grid gap-4">
      <LinkForm
        name="preview-link"
        isAside
        action={createLink.bind(null, slug)}
        open={links.map(({ id }) => id)}
        labels={{
          label: t('label'),
          labelHint: t('labelHint'),
          submit: t('create'),
          link: t('title'),
          open: t('open'),
        }}
      />
      {links.length > 0 && <h3 className="-mb-2">{t('list')}</h3>}
      <LinkList links={links} isAside action={revokeLink.bind(null, slug)} labels={{ revoke: t('revoke') }} />
    </div>
  );
}

/**
 * How many volunteers this publication would ask to confirm again, because shifts they accepted
 * would move, and who. Nothing where nobody was asked yet.
 */
async function AskedAgain({ again, slug, locale }: { again: Asked | null; slug: string; locale: Locale }) {
  if (again === null) return null;
  const t = await getTranslations('publish.volunteers');
  const count = await getTranslations('volunteers.reconfirm');
  return (
    <section className="card p-4" aria-labelledby="asked-again">
      <h3 id="asked-again">{t('title')}</h3>
      <p className={again.count > 0 ? 'mt-1 font-semibold text-warn' : 'mt-1 text-soft'}>
        {count('count', { count: again.count })}
      </p>
      {again.count > 0 && (
        <details className="mt-2">
          <summary className="min-h-[44px] cursor-pointer py-2 font-semibold">{t('who')}</summary>
          <ul className="grid gap-2">
            {again.shown.map((one) => (
              <li key={one.assignmentId} className="border-line border-l-2 pl-3">
                <Link href={deskPaths(locale, slug).volunteers('people', one.volunteerId)} className="link">
                  {typeset(one.volunteer, locale)}
                </Link>{' '}
                {reconfirmSentence(one, again.names, locale)}
              </li>
            ))}
            {again.count > again.shown.length && (
              <li className="pl-3 text-soft">{t('more', { count: again.count - again.shown.length })}</li>
            )}
          </ul>
        </details>
      )}
    </section>
  );
}
