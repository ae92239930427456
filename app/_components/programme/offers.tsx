import { isWebAddress } from '#lib/i18n/contacts-in.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import type { DocumentOffer } from '#lib/model/documents.ts';
import { type Price, type PriceName, priceNames } from '#lib/programme/prices.ts';
import type { Programme } from './programme.ts';
import { Said } from './text.tsx';
import { OfMoment } from './when-and-where.tsx';

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

/**
 * The prices that apply to a séance: its own first; where there are passes too, each under a
 * heading.
 */
export function Prices({ programme, prices }: { programme: Programme; prices: readonly Price[] }) {
  const names = priceNames.filter((name) => prices.some(({ is }) => is === name));
  const offersOf = (name: PriceName) => prices.flatMap(({ is, offer }) => (is === name ? offer : []));
  if (names.every((name) => name === 'event')) return <Offers programme={programme} offers={offersOf('event')} />;
  return (
    <dl className="facts">
      {names.map((name) => (
        <div key={name}>
          <dt>{programme.terms(`price.${name}`)}</dt>
          {offersOf(name).map((offer, i) => (
            <dd key={i}>
              <Offer programme={programme} offer={offer} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

/** For a festival that is over the price stays, without the link to book. */
function Offer({ programme, offer }: { programme: Programme; offer: DocumentOffer }) {
  const { address, opensAt } = programme.document.isOver ? { address: '', opensAt: null } : offer;
  const label = isEmpty(offer.label) ? (
    programme.terms(`offerKind.${offer.kind}`)
  ) : (
    <Said programme={programme} text={offer.label} />
  );
  return (
    <>
      {isWebAddress(address) ? (
        <a className="link" href={address}>
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
      {opensAt && <OpensAt programme={programme} at={opensAt} />}
      {address !== '' && !isWebAddress(address) && <bdi>, {address}</bdi>}
    </>
  );
}

function OpensAt({ programme, at }: { programme: Programme; at: string }) {
  return (
    <span className="relative">
      {', '}
      <OfMoment programme={programme} word="opensAt" at={at} />
    </span>
  );
}
