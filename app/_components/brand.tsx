/** The lantern of Lanterne: a drawing only, the word stands beside it. */
export function Lantern({ className = 'size-7' }: { className?: string }) {
  return (
    <svg viewBox="0 0 28 28" className={className} aria-hidden="true" focusable="false">
      <path
        d="M9.6 8.2a4.4 4.4 0 0 1 8.8 0"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.9"
        strokeLinecap="round"
      />
      <path d="M6.9 9.1h14.2" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />
      <path d="M8.4 11h11.2l1.2 10.4H7.2z" className="fill-lamp" />
      <path
        d="M8.4 11 7.2 21.4m12.4-10.4 1.2 10.4"
        stroke="currentColor"
        strokeWidth="1.9"
        strokeLinecap="round"
        fill="none"
      />
      <path d="M6.2 23.2h15.6" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" />
      <path
        d="M14 19.6c-1.7 0-2.7-1.1-2.7-2.5 0-1.9 2-2.4 2.4-4.3 1.9 1 3 2.7 3 4.3 0 1.4-1 2.5-2.7 2.5z"
        fill="currentColor"
      />
    </svg>
  );
}
