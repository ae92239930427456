import { isEmpty } from '../../../lib/i18n/text.ts';
import { isWebAddress } from '../../../lib/i18n/web-address.ts';
import type { DocumentOffer } from '../../../lib/programme/documents.ts';
import { formatDate, formatTime, spokenDate, spokenTime } from '../../../lib/time/format.ts';
import { Spoken } from '../time.tsx';
import type { Programme } from './programme.ts';
import { Said } from './text.tsx';

/** Prices and registrations, each in the organiser's words. Nothing when there are none. */
export function Offers({ programme, offers }: { programme: Programme; offers: readonly DocumentOffer[] }) {
  if (offers.length === 0) return null;
  return (
    <ul className="offers">
      {offers.map((offer, i) => (
        <li key={i}>
          <Offer programme={programme} offer={offer} />
        </li>
      ))}
    </ul>
  );
}

function Offer({ programme, offer }: { programme: Programme; offer: DocumentOffer }) {
  const label = isEmpty(offer.label) ? (
    programme.terms(`offerKind.${offer.kind}`)
  ) : (
    <Said programme={programme} text={offer.label} />
  );
  return (
    <>
      {isWebAddress(offer.address) ? (
        <a className="link" href={offer.address}>
          {label}
        </a>
      ) : (
        <b>{label}</b>
      )}
      {!isEmpty(offer.price) && (
        <>
          {', '}
          <Said programme={programme} text={offer.price} />
        </>
      )}
      {offer.opensAt && <OpensAt programme={programme} at={offer.opensAt} />}
      {offer.address !== '' && !isWebAddress(offer.address) && <bdi>, {offer.address}</bdi>}
    </>
  );
}

function OpensAt({ programme, at }: { programme: Programme; at: string }) {
  const { locale, t } = programme;
  const date = at.slice(0, 10);
  return (
    <span className="relative">
      {', '}
      <Spoken as={t('opensAt', { date: `${spokenDate(date, locale)} ${spokenTime(at, locale)}` })}>
        {t('opensAt', { date: `${formatDate(date, locale)} ${formatTime(at, locale)}` })}
      </Spoken>
    </span>
  );
}
