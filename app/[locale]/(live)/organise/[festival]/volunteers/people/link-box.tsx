import { Link2, RefreshCw, Unlink } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { QrCode } from '#app/_components/programme/qr-code.tsx';
import '#app/_components/programme/qr-code.css';
import { CopyField } from '#app/_ui/copy.tsx';
import { ActButton } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';

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
