import { CircleCheck, ListPlus, Plus, WandSparkles } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { DoneBar } from '#app/_components/done-bar.tsx';
import { festivalPage, one, titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { deskPaths } from '#lib/i18n/paths.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { volunteersBoard } from '#lib/volunteers/board.ts';
import type { VolunteerPlan } from '#lib/volunteers/plan.ts';
import { Asked, Urgent } from './asked.tsx';
import { CoverageSection, Holes, type Scene } from './coverage.tsx';
import '#app/_components/records/records.css';
import { DateOf, Voiced } from '#app/_components/time.tsx';
import { volunteerFixLabel, volunteerWarningSentence } from '#lib/volunteers/warning-sentences.ts';
import { type VolunteerFix, type VolunteerWarning, volunteerFixes } from '#lib/volunteers/warnings.ts';
import { ActButton } from './act-scope.tsx';

const MAX_SHOWN = 8;

/** Warnings about shifts, each with its fixes. Shifts that lack people are listed elsewhere. */
async function VolunteerWarnings({ isAll, ...scene }: Scene & { isAll: boolean }) {
  const t = await getTranslations('coordination.warnings');
  const warnings = scene.board.warnings.filter(({ code }) => code !== 'under-staffed');
  if (warnings.length === 0) return null;
  const shown = isAll ? warnings : warnings.slice(0, MAX_SHOWN);
  return (
    <section aria-labelledby="warnings">
      <h2 id="warnings">{t('title', { count: warnings.length })}</h2>
      <ul className="mt-3 grid gap-3">
        {shown.map((warning) => (
          <li key={warning.key}>
            <WarningCard warning={warning} {...scene} />
          </li>
        ))}
      </ul>
      {warnings.length > shown.length && (
        <p className="mt-3">
          <Link href={`${scene.paths.volunteers()}?warnings=all#warnings`} className="link inline-block py-2">
            {t('more', { count: warnings.length - shown.length })}
          </Link>
        </p>
      )}
    </section>
  );
}

async function WarningCard({ warning, board, locale, paths }: Scene & { warning: VolunteerWarning }) {
  const t = await getTranslations('volunteers');
  const { names } = board.plan;
  return (
    <article className="warning-card warning">
      <h3>
        {t(`code.${warning.code}`)}
        {SEPARATOR}
        <DateOf date={warning.day} locale={locale} />
      </h3>
      <p className="relative">
        <Voiced say={(voice) => volunteerWarningSentence(warning, names, locale, voice)} />
      </p>
      <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1">
        {volunteerFixes(warning, board.running).map((fix) => (
          <li key={JSON.stringify(fix)}>
            <Fix fix={fix} label={volunteerFixLabel(fix, names, locale)} paths={paths} />
          </li>
        ))}
      </ul>
    </article>
  );
}

/** A fix: a button for an act, otherwise a link to where it is made. */
function Fix({ fix, label, paths }: { fix: VolunteerFix; label: string; paths: Scene['paths'] }) {
  const href =
    fix.kind === 'open-volunteer'
      ? paths.volunteers('people', fix.volunteerId)
      : fix.kind === 'open-shift'
        ? paths.volunteers('shifts', fix.shiftId)
        : null;
  if (href)
    return (
      <Link href={href} className="link inline-block py-2">
        {label}
      </Link>
    );
  return (
    <ActButton act="fix" values={{ fix: JSON.stringify(fix) }} className="link min-h-11 cursor-pointer text-left">
      {label}
    </ActButton>
  );
}

export const generateMetadata = titled('coordination', 'title');

/**
 * The coordinators' board: shifts that lack people, soonest first; who is where; warnings; missing
 * answers.
 */
export default festivalPage('volunteers', async function VolunteersPage({ locale, festival, paths, query }) {
  const now = clockNow();
  const board = volunteersBoard(festival, now);
  const { plan, coverage } = board;
  const t = await getTranslations('coordination.board');
  const coordination = await getTranslations('coordination');
  const missing = coverage.holes.reduce((sum, hole) => sum + hole.missing, 0);
  const shifts = plan.timed.length;
  const isReady = plan.tasks.length > 0 && shifts > 0 && plan.volunteers.length > 0;
  const scene = { board, locale, paths };
  return (
    <>
      <DoneBar festival={festival} batch={query.done} />
      {Number(query.left) > 0 && (
        <p role="status" className="mb-4 rounded-card bg-warn-bg px-4 py-2 font-semibold text-warn">
          {t('left', { count: Number(query.left) })}
        </p>
      )}
      <header className="vol-head">
        <div>
          <h1>{coordination('title')}</h1>
          <p className="text-soft">
            {t('counts', { volunteers: plan.volunteers.length, shifts })}
            {shifts > 0 && (
              <>
                {SEPARATOR}
                <b className={missing > 0 ? 'text-bad' : 'text-good'}>{t('missing', { count: missing })}</b>
              </>
            )}
          </p>
        </div>
        {isReady && (
          <div className="flex flex-wrap gap-2">
            <Link href={paths.volunteers('generate')} className="btn">
              <ListPlus aria-hidden size={20} />
              {coordination('shifts.generate')}
            </Link>
            {missing > 0 && (
              <Link href={paths.volunteers('fill')} className="btn lamp">
                <WandSparkles aria-hidden size={20} />
                {coordination('fill.title')}
              </Link>
            )}
          </div>
        )}
      </header>
      <Urgent {...scene} festival={festival} />
      {!isReady && <FirstSteps plan={plan} paths={paths} />}
      {shifts > 0 && (
        <div className="vol-board">
          <div className="grid grid-cols-1 content-start gap-8">
            <Holes {...scene} isAll={one(query.holes) === 'all'} />
            <CoverageSection {...scene} asked={one(query.day)} />
            <VolunteerWarnings {...scene} isAll={one(query.warnings) === 'all'} />
          </div>
          <Asked {...scene} festival={festival} />
        </div>
      )}
    </>
  );
});

/** The steps until there is something to coordinate, in their order, each with a button. */
async function FirstSteps({ plan, paths }: { plan: VolunteerPlan; paths: ReturnType<typeof deskPaths> }) {
  const t = await getTranslations('coordination.first');
  const steps = [
    {
      key: 'tasks',
      count: plan.tasks.length,
      ways: [
        ...(plan.tasks.length === 0 ? ([['usual', paths.volunteers('tasks')]] as const) : []),
        ['add', paths.volunteers('tasks', 'new')],
      ],
    },
    {
      key: 'shifts',
      count: plan.timed.length,
      ways: [
        ['generate', paths.volunteers('generate')],
        ['add', paths.volunteers('shifts', 'new')],
      ],
    },
    {
      key: 'people',
      count: plan.volunteers.length,
      ways: [
        ['paste', paths.volunteers('paste')],
        ['add', paths.volunteers('people', 'new')],
      ],
    },
  ] as const;
  const next = steps.find(({ count }) => count === 0)?.key;
  return (
    <section className="empty mb-8" aria-labelledby="first-steps">
      <h2 id="first-steps" className="mb-1">
        {t('title')}
      </h2>
      <p className="max-w-[40rem] text-soft">{t('lead')}</p>
      <ol className="vol-steps">
        {steps.map(({ key, count, ways }) => (
          <li key={key}>
            <h3>
              {count > 0 && <CircleCheck aria-hidden size={20} className="mr-1.5 inline text-good" />}
              {t(`${key}.title`)}
            </h3>
            <p className="text-soft">{count > 0 ? t(`${key}.count`, { count }) : t(`${key}.text`)}</p>
            <p className="flex flex-wrap gap-2">
              {ways.map(([way, href], i) => (
                <Link key={way} href={href} className={key === next && i === 0 ? 'btn lamp' : 'btn'}>
                  {way === 'add' && <Plus aria-hidden size={18} />}
                  {t(`${key}.${way}` as 'tasks.add')}
                </Link>
              ))}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
