import type { Calendar } from './calendar.ts';
import { ShareLink } from './share-link.tsx';

/** On Android nothing subscribes by itself: what works, from the best to the least. */
export function AndroidBody({ calendar }: { calendar: Calendar }) {
  const { t, mail, page, name, webcal } = calendar;
  return (
    <>
      <p>{t('android.no')}</p>
      <dl className="android-ways">
        <div>
          <dt>{t('android.computer')}</dt>
          <dd>
            <p>{t('android.computerHow')}</p>
            <p>
              <ShareLink className="btn lamp" href={mail} page={page} title={name}>
                {t('send')}
              </ShareLink>
            </p>
          </dd>
        </div>
        <div>
          <dt>{t('android.app')}</dt>
          <dd>
            <p>{t('android.appHow')}</p>
            <p>
              <a className="btn" href={webcal}>
                {t('android.appOpen')}
              </a>
            </p>
          </dd>
        </div>
        <div>
          <dt>{t('android.one')}</dt>
          <dd>
            <p>{t('android.oneHow')}</p>
          </dd>
        </div>
      </dl>
    </>
  );
}
