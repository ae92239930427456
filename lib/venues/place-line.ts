/** « Lieu – Salle, adresse », of what there is of it. */
export function placeLine(venue: string, rooms: string, address: string): string {
  const place = venue === rooms ? [rooms] : [venue, rooms];
  return [place.filter((name) => name !== '').join(' – '), address.trim().replace(/,?\s*\n\s*/g, ', ')]
    .filter((part) => part !== '')
    .join(', ');
}
