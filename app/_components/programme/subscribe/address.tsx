import { CopyAddress } from '#app/_components/programme/copy-address.tsx';
import type { Calendar } from './calendar.ts';

/** An address to copy, in plain text beside its button. */
export function Address({ calendar, label, address }: { calendar: Calendar; label: string; address: string }) {
  const { t } = calendar;
  return (
    <div className="calendar-address">
      <p className="label">{label}</p>
      <code>{address}</code>
      <CopyAddress address={address} words={{ copy: t('copy'), copied: t('copied') }} />
    </div>
  );
}
