/** Now, as an ISO instant. Only pages, routes and actions call it; rules and mutations are given the time. */
export const now = (): string => new Date().toISOString();
