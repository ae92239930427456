/** Whose hours these are, for a visitor whose clock shows others: app/_islands/early.ts knows, and nothing stands here before. */
export function ZoneNote({
  timeZone,
  startsOn,
  endsOn,
  label,
  sentence,
}: {
  timeZone: string;
  startsOn: string;
  endsOn: string;
  label: string;
  sentence: string;
}) {
  return (
    <aside
      hidden
      className="zone-note no-print"
      aria-label={label}
      data-zone={timeZone}
      data-from={startsOn}
      data-to={endsOn}
    >
      {sentence}
    </aside>
  );
}
