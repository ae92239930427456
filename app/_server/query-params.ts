/** What Next hands a page of its query, as the rules read it. */
export const queryParams = (query: Readonly<Record<string, string | string[] | undefined>>): URLSearchParams =>
  new URLSearchParams(
    Object.entries(query).flatMap(([key, values]) =>
      [values ?? []].flat().map((value): [string, string] => [key, value]),
    ),
  );
