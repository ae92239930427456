/** A place, in degrees. */
export type PlaceOnMap = { latitude: number; longitude: number };

/**
 * Numbers in web addresses have a point; people also write a comma. Whole degrees could be anything
 * (« 48, 2 », a date, a house number), so they are read only where nothing else can be.
 */
const PLAIN = String.raw`[-+]?\d{1,3}\.\d+`;
const WHOLE = String.raw`[-+]?\d{1,3}(?:\.\d+)?`;
/** What may follow the second number of a place, so that it does not continue. */
const END = String.raw`(?=[\s+,;&#(/?]|$)`;
const TYPED = String.raw`[-+]?\d{1,3}[.,]\d{2,}`;
const DEGREES = String.raw`(\d{1,3})\s*°\s*(\d{1,2})\s*['′’]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:["″”]|''|’’)\s*)?`;

const numbers = new RegExp(
  `^\\(?\\s*([NS])?\\s*(${TYPED})\\s*°?\\s*([NS])?\\s*[\\s,;/]\\s*([EWO])?\\s*(${TYPED})\\s*°?\\s*([EWO])?\\s*\\)?$`,
  'i',
);
const minutes = new RegExp(`^${DEGREES}([NS])[\\s,;]*${DEGREES}([EWO])$`, 'i');

/**
 * How the addresses of maps contain a place; its marker is looked for before the centre of the map.
 * Latitude first, except in `swapped`.
 */
const inAddresses = [
  // Google: the chosen place.
  `!3d(${WHOLE})!4d(${WHOLE})`,
  // OpenStreetMap: the marker.
  `[?&#]mlat=(${WHOLE})&mlon=(${WHOLE})`,
  // Google, Apple, Waze, Bing and geo:0,0?q=…
  `[?&](?:q|query|ll|sll|daddr|destination|coordinate|center|cp)=(?:loc:)?(${PLAIN})[,~][ +]?(${PLAIN})${END}`,
  `/(?:place|search|dir/+)[^@]*?/(${PLAIN}),[ +]?(${PLAIN})${END}`,
  `/@(${PLAIN}),(${PLAIN})${END}`,
  // OpenStreetMap and uMap: the centre, after the zoom.
  `#(?:map=)?\\d+(?:\\.\\d+)?/(${PLAIN})/(${PLAIN})${END}`,
  `^geo:(${PLAIN}),(${PLAIN})${END}`,
].map((pattern) => new RegExp(pattern, 'i'));

/** Géoportail has the longitude first. */
const swapped = new RegExp(`geoportail.*[?&]c=(${PLAIN}),(${PLAIN})${END}`, 'i');

const isAddress = (text: string) => /^(?:https?:\/\/|geo:|(?:www\.|maps\.)[a-z])/i.test(text);

const numberOf = (text = ''): number => Number(text.replace(',', '.'));

/** No address of a map is longer. */
const MAX_TYPED = 2000;

/** A hundred-thousandth of a degree is about a metre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** Two numbers of degrees as a place; null where they are none. */
export function placeAt(latitude: number, longitude: number): PlaceOnMap | null {
  // 0, 0 is in the sea; programs write it when they know no place.
  const isNowhere = latitude === 0 && longitude === 0;
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && !isNowhere;
  return isPlace ? { latitude: rounded(latitude), longitude: rounded(longitude) } : null;
}

/**
 * The place in the address of a map; null where it contains none, as shortened addresses do not.
 */
function placeInAddress(address: string): PlaceOnMap | null {
  const decoded = /%[0-9a-f]{2}/i.test(address) && isDecodable(address) ? decodeURIComponent(address) : address;
  const [, east, north] = swapped.exec(decoded) ?? [];
  if (east !== undefined) return placeAt(numberOf(north), numberOf(east));
  for (const pattern of inAddresses) {
    const [, latitude, longitude] = pattern.exec(decoded) ?? [];
    if (latitude !== undefined) return placeAt(numberOf(latitude), numberOf(longitude));
  }
  return null;
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

const signOf = (...letters: (string | undefined)[]) =>
  letters.some((letter) => /^[SWO]$/i.test(letter ?? '')) ? -1 : 1;

/**
 * A place as somebody types or pastes it: two numbers, degrees and minutes, or the address of a map
 * (OpenStreetMap, Google, Apple, geo:…).
 */
export function placeIn(text: string): PlaceOnMap | null {
  const typed = text.trim().replaceAll('−', '-');
  if (typed.length > MAX_TYPED) return null;
  if (isAddress(typed)) return placeInAddress(typed);
  const [, ns, latitude, nsBehind, ew, longitude, ewBehind] = numbers.exec(typed) ?? [];
  if (latitude !== undefined)
    return placeAt(numberOf(latitude) * signOf(ns, nsBehind), numberOf(longitude) * signOf(ew, ewBehind));
  const [, d, m, s = '0', half, d2, m2, s2 = '0', half2] = minutes.exec(typed) ?? [];
  if (d === undefined) return null;
  const degrees = (whole = '', sixtieth = '', second = '') =>
    Number(whole) + Number(sixtieth) / 60 + numberOf(second) / 3600;
  return placeAt(degrees(d, m, s) * signOf(half), degrees(d2, m2, s2) * signOf(half2));
}

/**
 * A postal address as typed, without the address of a map in it, on a line of its own or not, and
 * the place in that one.
 */
export function withoutMap(address: string): { address: string; place: PlaceOnMap | null } {
  const map = address.split(/\s+/).find((word) => isAddress(word) && placeIn(word) !== null);
  if (map === undefined) return { address, place: null };
  const [before = '', ...after] = address.split(map);
  return { address: (before.replace(/[\s:;,–-]+$/, '') + after.join(map)).trim(), place: placeIn(map) };
}
