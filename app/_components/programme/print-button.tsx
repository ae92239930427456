/** Prints the page. It could do nothing before scripts run, so it is not seen before. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" className="btn" data-island="print" data-waits="">
      {label}
    </button>
  );
}
