// The one barrel file: drizzle-kit reads it.
export * from './accounts.ts';
export * from './events.ts';
export * from './exchange.ts';
export * from './festivals.ts';
export * from './films.ts';
export * from './installation.ts';
export * from './messages.ts';
export * from './pages.ts';
export * from './people.ts';
export * from './pictures.ts';
export * from './programme.ts';
export * from './push.ts';
export * from './selections.ts';
export * from './templates.ts';
export * from './volunteers.ts';
