import { Mail, MessageSquareText, Phone } from 'lucide-react';
import type { Means } from '#lib/live/contact-means.ts';
import type { BoardWords } from './scene.ts';

const icons = { sms: MessageSquareText, call: Phone, mail: Mail } as const;

/** A button for each way to reach somebody: call or write. */
export const MeansButtons = ({ means, name, words }: { means: readonly Means[]; name: string; words: BoardWords }) =>
  means.map(({ kind, to, href }) => {
    const Icon = icons[kind];
    return (
      <a key={`${kind} ${to}`} href={href} className="btn" aria-label={words.t(`${kind}Named`, { name, to })}>
        <Icon aria-hidden size={18} />
        {words.t(kind)}
      </a>
    );
  });
