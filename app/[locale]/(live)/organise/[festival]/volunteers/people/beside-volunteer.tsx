import '#app/_components/programme/qr-code.css';
import { Link2, RefreshCw, Unlink } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { QrCode } from '#app/_components/programme/qr-code.tsx';
import { DateOf, TimeRange } from '#app/_components/time.tsx';
import { CopyField } from '#app/_ui/copy.tsx';
import { Link } from '#app/_ui/link.tsx';
import { ActButton } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import { AssignmentState } from '#app/[locale]/(live)/organise/[festival]/volunteers/staffing.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import type { deskPaths } from '#lib/i18n/paths.ts';
import { SEPARATOR, typesetIn } from '#lib/i18n/typeset.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import type { VolunteersBoard } from '#lib/volunteers/board.ts';
import { reconfirmSentence } from '#lib/volunteers/reconfirm.ts';

/** The shifts somebody was asked for, by start, with their answers. */
export async function OwnShifts({
  board,
  volunteerId,
  locale,
  paths,
}: {
  board: VolunteersBoard;
  volunteerId: number;
  locale: Locale;
  paths: ReturnType<typeof deskPaths>;
}) {
  const t = await getTranslations('coordination.people');
  const { plan, people } = board;
  const again = people.find(({ id }) => id === volunteerId)?.toReconfirm ?? [];
  const own = plan.assignments
    .filter((row) => row.volunteerId === volunteerId)
    .flatMap((row) => {
      const shift = plan.prepared.shifts.get(row.shiftId);
      return shift ? [{ row, shift, reconfirm: again.find((one) => one.assignmentId === row.id) }] : [];
    })
    .sort((a, b) => a.shift.start - b.shift.start);
  return (
    <section className="card vol-box" aria-labelledby="own">
      <h2 id="own">{t('own')}</h2>
      {own.length === 0 && <p className="text-soft">{t('noShift')}</p>}
      <ul>
        {own.map(({ row, shift, reconfirm }) => (
          <li key={row.id}>
            <Link href={paths.volunteers('shifts', shift.id)} className="link">
              {typesetIn(plan.names.tasks.get(shift.taskId)?.name, locale)}
            </Link>{' '}
            <AssignmentState row={row} />
            <p className="text-soft">
              <DateOf date={dateOfHour(shift.startsAt)} locale={locale} style="short" />,{' '}
              <TimeRange from={shift.startsAt} to={shift.endsAt} locale={locale} />
              {shift.roomId !== null && `${SEPARATOR}${typesetIn(plan.names.rooms.get(shift.roomId)?.name, locale)}`}
            </p>
            {reconfirm && <p className="text-bad">{reconfirmSentence(reconfirm, plan.names, locale)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/**
 * The secret link of a volunteer, with its QR code; renewed or closed in two taps. `address` is
 * null where it cannot be shown.
 */
export async function LinkBox({
  volunteerId,
  name,
  hasLink,
  address,
}: {
  volunteerId: number;
  name: string;
  hasLink: boolean;
  address: string | null;
}) {
  const t = await getTranslations('coordination.link');
  return (
    <section className="card vol-box" aria-labelledby="link">
      <h2 id="link">{t('title')}</h2>
      <p className="text-soft">{t(hasLink ? (address ? 'lead' : 'hidden') : 'none')}</p>
      {address && (
        <>
          <CopyField key={address} value={address} label={t('address')} />
          <QrCode text={address} label={t('qr', { name })} />
        </>
      )}
      {!hasLink && (
        <ActButton act="renew-link" values={{ volunteerId }} className="btn lamp">
          <Link2 aria-hidden size={18} />
          {t('make')}
        </ActButton>
      )}
      {hasLink && (
        <>
          <details>
            <summary className="btn w-fit list-none">
              <RefreshCw aria-hidden size={18} />
              {t('renew')}
            </summary>
            <div className="mt-2 grid gap-2 rounded-card border border-line p-3">
              <p>{t('renewText')}</p>
              <ActButton act="renew-link" values={{ volunteerId }}>
                {t('renewSure')}
              </ActButton>
            </div>
          </details>
          <details>
            <summary className="btn bad w-fit list-none">
              <Unlink aria-hidden size={18} />
              {t('close')}
            </summary>
            <div className="mt-2 grid gap-2 rounded-card border border-bad p-3">
              <p>{t('closeText')}</p>
              <ActButton act="close-link" values={{ volunteerId }} className="btn bad">
                {t('closeSure')}
              </ActButton>
            </div>
          </details>
        </>
      )}
    </section>
  );
}
