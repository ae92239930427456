import { clsx } from 'clsx';
import { isEmpty } from '#lib/i18n/text.ts';
import type { EventProps } from './programme.ts';
import { Said } from './text.tsx';

/** The type of a séance as word, shape and colour; a label of the organiser replaces the word. */
export function KindTag({ programme, event }: EventProps) {
  const isOwn = !isEmpty(event.label);
  return (
    <span className={clsx('tag', event.kind, isOwn && 'is-own')}>
      {isOwn ? <Said programme={programme} text={event.label} /> : programme.terms(`kind.${event.kind}`)}
    </span>
  );
}
