import { getTranslations } from 'next-intl/server';
import { PlanForm } from '#app/_components/importing/plan-form.tsx';
import { GonePlan, NothingToDo, PlanBar, PlanSeen } from '#app/_components/importing/plan-parts.tsx';
import { IslandMessages, RecordHead } from '#app/_components/records/page-frame.tsx';
import { festivalPage, one, titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { fromOf } from '#app/_ui/table-order.ts';
import { type FilePlace, sayOfPlan } from '#app/[locale]/(live)/organise/[festival]/import/actions.ts';
import { TakeBackOf } from '#app/[locale]/(live)/organise/[festival]/import/past.tsx';
import { pastImports } from '#lib/exchange/programmes/past-imports.ts';
import { type ProgrammePage, programmePageOf } from '#lib/exchange/programmes/programme-desk.ts';
import { type ProgrammeView, rowKinds } from '#lib/exchange/programmes/programme-view.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { formatDateRange } from '#lib/time/format.ts';
import { Choices, People, Rests, Rooms } from './questions.tsx';
import { Beside, Rows } from './rows.tsx';

/** The kinds of lines, the most important first. */
const ORDER = [
  ...(['new', 'changed', 'cancelled', 'asked', 'refused', 'left', 'held', 'missing', 'unchanged'] as const),
  ...(['rooms', 'people', 'renamed', 'themes', 'conflicts'] as const),
];

/**
 * How many lines of each kind; those of séances link to them, where `links` is the page of the
 * plan.
 */
async function Counts({ counts, links }: { counts: Readonly<Record<string, number>>; links: string | null }) {
  const t = await getTranslations('programmeImport');
  const kinds: readonly string[] = rowKinds;
  return (
    <ul
      className="flex flex-wrap gap-x-5 gap-y-2 font-semibold"
      aria-label={(await getTranslations('exchange.plan'))('counts')}
    >
      {ORDER.map((kind) => {
        const count = counts[kind] ?? 0;
        if (count === 0) return null;
        const said = t(`count.${kind}`, { count });
        const shows = kind === 'cancelled' ? 'missing' : kind;
        return (
          <li key={kind}>
            {links !== null && kinds.includes(shows) ? (
              <Link href={`${links}?show=${shows}#rows`} className="link">
                {said}
              </Link>
            ) : (
              said
            )}
          </li>
        );
      })}
    </ul>
  );
}

export const generateMetadata = titled('programmeImport', 'planTitle');

/** What a file would do to the programme, before anything is written; after that, what it did. */
export default festivalPage('settings', async function PlanPage({ locale, festival, paths, segments, query }) {
  const { file: segment = '' } = segments;
  const id = /^\d{1,9}$/.test(segment) ? Number(segment) : 0;
  const shown = await programmePageOf(festival, id, { kind: one(query.show) ?? '', from: fromOf(query.from), locale });
  const t = await getTranslations('programmeImport');
  const back = { href: paths.section('import'), label: t('title') };
  if (shown.is === 'gone')
    return <GonePlan back={back} title={t('gone.title')} text={t('gone.text')} read={t('read')} />;
  const name = shown.name || t('pasted');
  const self = paths.importPlan(id);
  if (shown.is === 'working')
    return <Working back={back} name={name} self={self} place={{ slug: festival.slug, id }} of={shown} />;
  if (shown.is === 'done') {
    const [past] = pastImports(festival, id);
    return (
      <>
        <RecordHead back={back} title={t('done.title')}>
          {name}
        </RecordHead>
        <p>{t('done.text', { count: shown.done.batch === null ? 0 : 1 })}</p>
        {Number(shown.done.counts.dates) > 0 && (
          <p>{t('done.dates', { dates: formatDateRange(festival.startsOn, festival.endsOn, locale) })}</p>
        )}
        <Counts counts={shown.done.counts} links={null} />
        {past && (
          <IslandMessages>
            <TakeBackOf slug={festival.slug} past={past} />
          </IslandMessages>
        )}
        <p className="mt-5 flex flex-wrap gap-3">
          {(['grid', 'events', 'warnings'] as const).map((section) => (
            <Link key={section} href={paths.section(section)} className="btn">
              {t(`done.${section}`)}
            </Link>
          ))}
          <Link href={back.href} className="btn">
            {t('done.another')}
          </Link>
        </p>
      </>
    );
  }
  const { view } = shown;
  const { counts } = view;
  const isOpen = counts.open > 0;
  return (
    <>
      <RecordHead back={back} title={t('planTitle')}>
        {joinFacts([name, view.title])}
      </RecordHead>
      <IslandMessages>
        <PlanForm
          plan={view.fingerprint}
          action={sayOfPlan.bind(null, { slug: festival.slug, id })}
          working={t('applying')}
        >
          <PlanSeen festival={festival} fingerprint={view.fingerprint} />
          {counts.doing === 0 && counts.refused === 0 && !isOpen && <NothingToDo>{t('nothing')}</NothingToDo>}
          <Counts counts={{ ...counts, conflicts: view.conflicts.total }} links={self} />
          {isOpen && (
            <p className="rounded-field bg-warn-bg px-4 py-3 font-semibold">{t('open', { count: counts.open })}</p>
          )}
          <Remarks view={view} />
          <Rooms view={view} />
          <People view={view} />
          <Rests view={view} />
          <Choices view={view} locale={locale} />
          <Rows view={view} self={self} />
          <Beside view={view} />
          <p className="flex flex-wrap gap-3">
            {shown.isList && (
              <Link href={paths.list('events', id)} className="btn">
                {t('columns')}
              </Link>
            )}
            <a className="btn" href={`/api/festivals/${festival.slug}/import/${id}?lang=${locale}`} download>
              {t('download')}
            </a>
            <button type="submit" name="intent" value="cancel" className="btn">
              {t('cancel')}
            </button>
          </p>
          <PlanBar
            intent="apply"
            label={t('apply', { count: counts.doing })}
            isDisabled={counts.doing === 0 || isOpen}
          />
        </PlanForm>
      </IslandMessages>
    </>
  );
});

/** The progress in numbers; the page reloads itself, with or without scripts. */
async function Working({
  back,
  name,
  self,
  place,
  of: { progress, isWritten },
}: {
  back: { href: string; label: string };
  name: string;
  self: string;
  place: FilePlace;
  of: Extract<ProgrammePage, { is: 'working' }>;
}) {
  const whole = await getTranslations('programmeImport');
  const t = await getTranslations('programmeImport.working');
  return (
    <>
      <meta httpEquiv="refresh" content="2" />
      <RecordHead back={back} title={isWritten ? whole('applying') : t('title')}>
        {name}
      </RecordHead>
      <p className="max-w-[46rem]">{t(isWritten ? 'written' : 'text')}</p>
      {progress && (
        <div className="mt-4 grid max-w-[32rem] gap-2">
          <p role="status">{t('progress', progress)}</p>
          <progress value={progress.done} max={progress.total} aria-label={t('title')} />
        </div>
      )}
      <div className="mt-4 flex flex-wrap gap-3">
        <a href={self} className="btn">
          {t('again')}
        </a>
        {!isWritten && (
          <IslandMessages>
            <PlanForm plan="" action={sayOfPlan.bind(null, place)}>
              <button type="submit" name="intent" value="cancel" className="btn">
                {whole('cancel')}
              </button>
            </PlanForm>
          </IslandMessages>
        )}
      </div>
    </>
  );
}

/**
 * What is imported differently from the file: a sentence for each kind, with the first examples.
 */
async function Remarks({ view: { notes, remarks } }: { view: ProgrammeView }) {
  const t = await getTranslations('programmeImport');
  const plan = await getTranslations('exchange.plan');
  if (notes.length + remarks.length === 0) return null;
  return (
    <section className="card px-[clamp(1rem,3vw,1.5rem)] py-4" aria-labelledby="remarks">
      <h2 id="remarks" className="font-semibold text-[1.1rem]">
        {t('remarks.title')}
      </h2>
      <ul className="mt-2 grid">
        {remarks.map(({ sentence, isWeighty, examples, more }) => (
          <li key={sentence} className="min-w-0 break-words border-line border-t py-2">
            <p className={isWeighty ? 'rounded-field bg-warn-bg px-3 py-2 font-semibold' : ''}>{sentence}</p>
            <p className="mt-1 text-soft">
              {joinFacts([
                ...examples.map(({ about, line }) =>
                  [about, line > 0 ? t('line', { line }) : ''].filter(Boolean).join(', '),
                ),
                more > 0 && plan('more', { count: more }),
              ])}
            </p>
          </li>
        ))}
        {notes.map(({ code, count, about }) => (
          <li key={code} className="min-w-0 break-words border-line border-t py-2">
            {t(`notes.${code}`, { count, about })}
          </li>
        ))}
      </ul>
    </section>
  );
}
