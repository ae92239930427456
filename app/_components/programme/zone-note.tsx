/** Whose hours these are, for a visitor whose clock shows others: app/_islands/early.ts knows, and nothing is shown before. */
export const ZoneNote = ({ label, sentence }: { label: string; sentence: string }) => (
  <aside className="zone-note no-print" aria-label={label}>
    {sentence}
  </aside>
);
