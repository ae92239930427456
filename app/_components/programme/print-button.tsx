/** Prints the page. It could do nothing before scripts run, so it is hidden before. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" hidden className="btn" data-island="print">
      {label}
    </button>
  );
}
