import { meansOf } from '#lib/live/contact-means.ts';
import type { OwnView } from './own-view.ts';

/**
 * Whoever can be called can be written to as well; nothing where what was typed as a contact is
 * none. `name`: whom, where several stand beside each other.
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
