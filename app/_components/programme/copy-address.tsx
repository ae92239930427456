import type { Locale } from '#lib/i18n/locale.ts';
import { setTranslator } from '#lib/i18n/set-translator.ts';

/**
 * Copies an address and says so. Hidden before scripts run: the address itself stands beside it.
 */
export function CopyAddress({ locale, address }: { locale: Locale; address: string }) {
  const t = setTranslator(locale, 'subscribe');
  return (
    <span className="copy">
      <button type="button" hidden className="btn" data-island="copy" data-text={address} data-done={t('copied')}>
        {t('copy')}
      </button>
      <span role="status" />
    </span>
  );
}
