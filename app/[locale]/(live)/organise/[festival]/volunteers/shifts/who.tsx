import { Star, UserCheck, UserMinus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Link } from '#app/_ui/link.tsx';
import { ActButton } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import { AssignmentState } from '#app/[locale]/(live)/organise/[festival]/volunteers/staffing.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import type { deskPaths } from '#lib/i18n/paths.ts';
import { SEPARATOR, typeset } from '#lib/i18n/typeset.ts';
import type { VolunteerPlan } from '#lib/volunteers/plan.ts';
import { isActive, isCountedOn } from '#lib/volunteers/planning.ts';
import type { Assignment, Shift } from '#lib/volunteers/roots.ts';
import { obstacleInWords, reasonInWords } from '#lib/volunteers/warning-sentences.ts';
import { type Could, type CouldNot, whoCould } from '#lib/volunteers/who-could.ts';

type Scene = { plan: VolunteerPlan; shift: Shift; locale: Locale; paths: ReturnType<typeof deskPaths> };

/** Who has a shift, who could take it, and who could not and why. */
export async function Who(scene: Scene) {
  const t = await getTranslations('coordination.who');
  const { plan, shift } = scene;
  const all = plan.assignments.filter(({ shiftId }) => shiftId === shift.id);
  const there = all.filter(isActive);
  const { could, couldNot } = whoCould(plan.prepared, shift.id);
  return (
    <section aria-labelledby="who" className="card p-[clamp(1rem,2vw,1.5rem)]">
      <h2 id="who" className="text-[1.2rem]">
        {t('title', { present: there.filter(isCountedOn).length, needed: shift.people })}
      </h2>
      {there.length === 0 && <p className="mt-2 text-soft">{t('nobody')}</p>}
      <ul className="who-list">
        {there.map((row) => (
          <There key={row.id} row={row} {...scene} />
        ))}
      </ul>
      {could.length > 0 && <h3 className="vol-day">{t('could', { count: could.length })}</h3>}
      <ul className="who-list">
        {could.map((one) => (
          <CouldBe key={one.volunteerId} one={one} {...scene} />
        ))}
      </ul>
      {couldNot.length > 0 && (
        <details className="mt-4">
          <summary className="min-h-11 cursor-pointer py-2 font-semibold">
            {t('couldNot', { count: couldNot.length })}
          </summary>
          <p className="hint">{t('despite')}</p>
          <ul className="who-list">
            {couldNot.map((one) => (
              <CouldNotBe key={one.volunteerId} one={one} {...scene} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

async function There({ row, plan, locale, paths }: Scene & { row: Assignment }) {
  const t = await getTranslations('coordination.who');
  const name = plan.names.volunteers.get(row.volunteerId)?.name ?? '';
  const { id } = row;
  return (
    <li>
      <p className="min-w-0 flex-[1_1_12rem]">
        <Link href={paths.volunteers('people', row.volunteerId)} className="link">
          {typeset(name, locale)}
        </Link>{' '}
        <AssignmentState row={row} /> {row.isReferent && <span className="flag warn">{t('referent')}</span>}{' '}
        {row.checkedInAt !== null && <span className="flag good">{t('there')}</span>}
      </p>
      {row.state === 'offered' && (
        <ActButton
          act="confirm"
          values={{ shiftId: row.shiftId, volunteerId: row.volunteerId }}
          label={t('confirmNamed', { name })}
        >
          <UserCheck aria-hidden size={18} />
          {t('confirm')}
        </ActButton>
      )}
      <ActButton
        act="referent"
        values={{ id, isReferent: row.isReferent ? 'no' : 'yes' }}
        label={t(row.isReferent ? 'notReferentNamed' : 'makeReferentNamed', { name })}
      >
        <Star aria-hidden size={18} />
        {t(row.isReferent ? 'notReferent' : 'makeReferent')}
      </ActButton>
      <ActButton act="unassign" values={{ id }} label={t('removeNamed', { name })}>
        <UserMinus aria-hidden size={18} />
        {t('remove')}
      </ActButton>
    </li>
  );
}

async function CouldBe({ one, plan, shift, locale }: Scene & { one: Could }) {
  const t = await getTranslations('coordination.holes');
  const name = plan.names.volunteers.get(one.volunteerId)?.name ?? '';
  const reasons = one.reasons.map((reason) => reasonInWords(reason, plan.names, locale));
  return (
    <li>
      <ActButton
        act="assign"
        values={{ shiftId: shift.id, volunteerId: one.volunteerId }}
        className="hole-person"
        label={t('ask', { name, why: reasons.join(', ') })}
      >
        <b>{typeset(name, locale)}</b>
        <span>{reasons.join(SEPARATOR)}</span>
      </ActButton>
    </li>
  );
}

async function CouldNotBe({ one, plan, shift, locale }: Scene & { one: CouldNot }) {
  const t = await getTranslations('coordination.who');
  const say = await getTranslations('volunteers.obstacle');
  const name = plan.names.volunteers.get(one.volunteerId)?.name ?? '';
  const why = [
    ...(one.hasDeclined ? [say('declined')] : []),
    ...one.obstacles.map((obstacle) => obstacleInWords(obstacle, plan.names, locale)),
  ];
  return (
    <li>
      <p className="min-w-0 flex-[1_1_14rem]">
        <b>{typeset(name, locale)}</b> <span className="text-soft">{why.join(' ')}</span>
      </p>
      <ActButton
        act="assign"
        values={{ shiftId: shift.id, volunteerId: one.volunteerId }}
        label={t('askNamed', { name })}
      >
        {t('ask')}
      </ActButton>
    </li>
  );
}
