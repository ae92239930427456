import { clsx } from 'clsx';
import { Spoken } from '#app/_components/time.tsx';
import type { Voice } from '#lib/i18n/locale.ts';
import { type PlaceChange, walkOf } from '#lib/programme/place-change.ts';
import { elsewhereSentences, type Programme } from './programme.ts';

/**
 * « → Auditorium, Médiathèque, à 12 min à pied », for people at the place where a séance was
 * planned.
 */
export function GoneTo({
  programme,
  change,
  className,
}: {
  programme: Programme;
  change: PlaceChange;
  className?: string;
}) {
  const t = elsewhereSentences(programme);
  const place = change.to.names.toReversed().map(programme.say).join(', ');
  const say = (manner: Voice) => {
    const key = change.walk === null ? 'gone' : 'goneWalk';
    const values = { place, walk: walkOf(change, programme.locale, manner) };
    return manner === 'spoken' ? t(`screen.${key}Spoken`, values) : t(`screen.${key}`, values);
  };
  return (
    <span className={clsx('relative', className)}>
      <Spoken as={say('spoken')}>{say('printed')}</Spoken>
    </span>
  );
}
