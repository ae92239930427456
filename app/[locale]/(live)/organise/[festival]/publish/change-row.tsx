import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { Spoken } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import { lookIcons, type Row } from './look.ts';

/**
 * The mark and the sentence of one séance; `teamOnly` is the word for changes the public does not
 * see.
 */
function Sentence({
  row,
  teamOnly,
}: {
  row: Pick<Row, 'look' | 'printed' | 'spoken' | 'isTeamOnly' | 'held'>;
  teamOnly: string;
}) {
  const { Icon, className } = lookIcons[row.look];
  return (
    <span className="relative flex min-w-0 flex-1 gap-3">
      <Icon aria-hidden size={20} className={`mt-[0.15em] flex-none max-sm:hidden ${className}`} />
      <span className="min-w-0">
        <Spoken as={row.spoken}>{row.printed}</Spoken>
        {row.isTeamOnly && <span className="flag plain ml-2 whitespace-nowrap align-baseline">{teamOnly}</span>}
        {row.held && (
          <span className="block text-[0.94rem] text-warn">
            <Spoken as={row.held.spoken}>{row.held.printed}</Spoken>
          </span>
        )}
      </span>
    </span>
  );
}

/** A line of the list: a box, the sentence, and a link to the séance. */
export function ChangeRow({ row, teamOnly, tick }: { row: Row; teamOnly: string; tick?: ReactNode }) {
  const Body = tick ? 'label' : 'div';
  return (
    <li className={`flex items-start gap-1 border-line border-t first:border-t-0 ${row.held ? 'bg-warn-bg' : ''}`}>
      <Body
        className={`flex min-h-[44px] min-w-0 flex-1 items-start gap-3 py-3 pl-4 pr-2 ${tick ? 'cursor-pointer' : ''}`}
      >
        {tick}
        <Sentence row={row} teamOnly={teamOnly} />
      </Body>
      {row.href && (
        <Link
          href={row.href}
          aria-label={row.openLabel}
          className="m-1 grid size-11 flex-none place-items-center rounded-field text-soft hover:text-ink"
        >
          <Pencil aria-hidden size={18} />
        </Link>
      )}
    </li>
  );
}
