/**
 * Copies an address and says so. Hidden before scripts run: the address itself stands beside it.
 */
export function CopyAddress({ address, words }: { address: string; words: { copy: string; copied: string } }) {
  return (
    <span className="copy">
      <button type="button" hidden className="btn" data-island="copy" data-text={address} data-done={words.copied}>
        {words.copy}
      </button>
      <span role="status" />
    </span>
  );
}
