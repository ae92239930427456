/** The options of `fetch` for a JSON post. */
export const jsonPost = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});
