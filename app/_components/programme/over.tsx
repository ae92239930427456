import type { Programme } from './programme.ts';

/** « terminé », beside the dates of a festival that is over. */
export function Over({ programme }: { programme: Programme }) {
  if (!programme.document.isOver) return null;
  return <span className="over-word">{programme.t('overShort')}</span>;
}

/** The same in a sentence, with what is still to be had, for the pages one comes to first. */
export function OverSentence({ programme, className }: { programme: Programme; className?: string }) {
  if (!programme.document.isOver) return null;
  return <p className={className}>{programme.t('over')}</p>;
}
