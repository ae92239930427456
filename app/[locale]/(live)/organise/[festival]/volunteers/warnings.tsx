import { getTranslations } from 'next-intl/server';
import { DateOf, Spoken } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import { volunteerFixLabel, volunteerWarningSentence } from '#lib/volunteers/warning-sentences.ts';
import { type VolunteerFix, type VolunteerWarning, volunteerFixes } from '#lib/volunteers/warnings.ts';
import { ActButton } from './act-scope.tsx';
import type { Scene } from './scene.ts';

const MAX_SHOWN = 8;

/** What does not fit, each in a sentence with what could be done. Who is missing stands among the holes. */
export async function VolunteerWarnings({ isAll, ...scene }: Scene & { isAll: boolean }) {
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
  const { names, prepared } = board.plan;
  return (
    <article className="warning-card warning">
      <h3>
        {t(`code.${warning.code}`)} · <DateOf date={warning.day} locale={locale} />
      </h3>
      <p className="relative">
        <Spoken as={volunteerWarningSentence(warning, names, locale, 'spoken')}>
          {volunteerWarningSentence(warning, names, locale)}
        </Spoken>
      </p>
      <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1">
        {volunteerFixes(warning, prepared).map((fix) => (
          <li key={JSON.stringify(fix)}>
            <Fix fix={fix} label={volunteerFixLabel(fix, names, locale)} paths={paths} />
          </li>
        ))}
      </ul>
    </article>
  );
}

/** An act is one tap, anything else the way to where it is settled. */
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
