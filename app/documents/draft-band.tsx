/** BROUILLON across the page, so that no screenshot of it can be taken for the programme. */
export function DraftBand({ word, body }: { word: string; body: string }) {
  return (
    <>
      <section className="draft-band" aria-label={word}>
        <strong>{word}</strong> <span>{body}</span>
      </section>
      <div className="draft-mark" aria-hidden="true">
        {Array.from({ length: 12 }, (_, i) => (
          <span key={i} data-word={word} />
        ))}
      </div>
    </>
  );
}
