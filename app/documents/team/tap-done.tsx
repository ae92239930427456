import type { Locale } from '#lib/i18n/locale.ts';
import { type SaidKey, saidKeys } from '#lib/volunteers/posted-act.ts';
import { shiftWords } from './own/own-view.ts';

/**
 * Says what was just done, after a form was posted without scripts or a tap was answered. `said`
 * comes from the address.
 */
export function TapDone({ locale, said }: { locale: Locale; said: unknown }) {
  const key = saidKeys.find((one): one is SaidKey => one === said);
  return (
    <div id="said" role="status" className="own-said no-print">
      {key && <p className="notice good">{shiftWords(locale)(`said.${key}`)}</p>}
    </div>
  );
}
