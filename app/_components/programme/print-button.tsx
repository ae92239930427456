/** Prints the page. Hidden without scripts, as it could do nothing. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" className="btn" data-island="print" data-waits="">
      {label}
    </button>
  );
}
