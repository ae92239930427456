import { meansOf } from '#lib/live/contact-means.ts';
import type { OwnView } from './own-view.ts';

/**
 * Buttons to call and to write; nothing where the contact is neither a number nor an address.
 * `name`: the person, where several contacts stand side by side.
 */
export function ContactButtons({
  view: { t, who, say },
  contact,
  message = '',
  name,
  look = 'btn',
}: {
  view: OwnView;
  contact: string;
  message?: string;
  name?: string;
  look?: string;
}) {
  return meansOf(contact, { subject: say(who.name), body: message }).map(({ kind, href, to }) => {
    const isCall = kind === 'call';
    return (
      <a key={href} href={href} className={look}>
        {t(isCall ? 'call' : 'write')}
        <span className="spoken"> {name ?? to}</span>
      </a>
    );
  });
}
