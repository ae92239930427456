import { useTranslations } from 'next-intl';
import type { Staffing } from '#lib/volunteers/coverage.ts';

/** `1/2` in a colour for its state; spoken « 1 sur 2 ». */
export function Count({ present, needed, staffing }: { present: number; needed: number; staffing: Staffing }) {
  const t = useTranslations('coordination.staffing');
  return (
    <span className={`count is-${staffing}`}>
      <span aria-hidden="true" className="num">
        {present}/{needed}
      </span>
      <span className="spoken">{t('of', { present, needed })}</span>
    </span>
  );
}
