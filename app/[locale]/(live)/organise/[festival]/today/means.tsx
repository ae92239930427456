import { contactIcons } from '#app/[locale]/(live)/organise/[festival]/volunteers/messages/contact-icons.ts';
import type { Means } from '#lib/live/contact-means.ts';
import type { BoardWords } from './scene.ts';

/** A button for each way to reach somebody: call or write. */
export const MeansButtons = ({ means, name, words }: { means: readonly Means[]; name: string; words: BoardWords }) =>
  means.map(({ kind, to, href }) => {
    const Icon = contactIcons[kind];
    return (
      <a key={`${kind} ${to}`} href={href} className="btn" aria-label={words.t(`${kind}Named`, { name, to })}>
        <Icon aria-hidden size={18} />
        {words.t(kind)}
      </a>
    );
  });
