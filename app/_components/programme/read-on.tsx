import { isWebAddress } from '#lib/i18n/web-address.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import type { Programme } from './programme.ts';

/** Where a séance leads on. Its organisers vouch for none of these pages, and search engines are told so. */
export function ReadOn({ programme, event }: { programme: Programme; event: DocumentEvent }) {
  const links = (event.links ?? []).filter(({ address }) => isWebAddress(address));
  if (links.length === 0) return null;
  return (
    <section aria-labelledby="links">
      <h2 id="links">{programme.t('links')}</h2>
      <ul className="grid gap-1">
        {links.map(({ address, label }, i) => (
          <li key={i}>
            <a className="link break-words" href={address} rel="noopener nofollow ugc">
              <bdi>{label || hostOf(address)}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

const hostOf = (address: string) => new URL(address).host.replace(/^www\./, '');
