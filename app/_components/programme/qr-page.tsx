import { elsewhereSentences, type Programme } from './programme.ts';
import { QrCode } from './qr-code.tsx';
import { SinglePage } from './single-page.tsx';

/**
 * The QR code of a page of the programme, to print or show. `address` is absolute and permanent;
 * `path` is that of the page.
 */
export function QrPage({
  programme,
  title,
  address,
  path,
}: {
  programme: Programme;
  title: string;
  address: string;
  path: string;
}) {
  const t = elsewhereSentences(programme);
  return (
    <SinglePage programme={programme} kind="other" word={t('qr.title')} title={title}>
      <figure className="qr-sheet">
        <QrCode text={address} label={t('qr.label', { title })} className="qr qr-large" />
        <figcaption>
          <code>{address}</code>
        </figcaption>
      </figure>
      <p className="hint no-print">
        {t('qr.hint')} {t('qr.size')}
      </p>
      <p className="no-print">
        <a className="link" href={path}>
          {t('qr.back')}
        </a>
      </p>
    </SinglePage>
  );
}
