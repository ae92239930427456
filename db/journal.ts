import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { DeliveryWay, RecipientKind, Remit } from './enums.ts';
import { sha256Of } from './sha256.ts';

/*
 * What a restored backup must not bring back stands in a journal beside the database: secret links
 * that were closed, passwords that were changed, roles, themes and rooms that were taken away,
 * people who were erased or whose name was taken back, browsers that are told no more, mail that
 * was stopped, recovery codes that were used, volunteers who no longer want to be asked again. It
 * has ids, hashes and instants, and nobody's name but one that took the place of another.
 */

export type JournalLine =
  | { link: string; at: string }
  | { account: number; made: string; password: string; at: string }
  /**
   * `role` null: no member any more. `since` is when the membership was made. Lines from before
   * there were programmers say nothing of `remit`.
   */
  | {
      account: number;
      made: string;
      festival: string;
      since: string;
      role: string | null;
      remit?: Remit | null;
      at: string;
    }
  /** `key` is the uid of a person, the id of a volunteer with the instant they were made. */
  | { erased: 'person' | 'volunteer'; festival: string; key: string }
  /**
   * The hashes of the recovery codes that are left of a second factor, which the hash of its secret
   * names; null: it was taken away.
   */
  | { account: number; made: string; factor: string; codes: string[] | null; at: string }
  /** Whether a reader wants nothing more by a way. `key` says who had this id. */
  | {
      reader: RecipientKind;
      id: number;
      key: string;
      way: DeliveryWay;
      festival: string;
      isStopped: boolean;
      at: string;
    }
  /** Whether a volunteer wants to be asked again next year. */
  | { volunteer: string; festival: string; isTicked: boolean; at: string }
  /** A browser that is told no more, by the key of its subscription, which opens nothing. */
  | { untold: string; at: string }
  /** A picture, by the hash of its file. */
  | { withdrawn: string; festival: string; format: string; at: string }
  /** A person, by their uid. `name` null: they are in no programme any more. */
  | { unnamed: string; number: number; name: string | null; festival: string; at: string };

const fileOf = (dataFolder: string) => join(dataFolder, 'revoked.jsonl');

const closed = (table: string, ...columns: readonly string[]) => {
  const at = (row: string) => `coalesce(${columns.map((column) => `${row}.${column}`).join(', ')}, null)`;
  return `
  create temp trigger journal_${table} after update of ${columns.join(', ')} on main.${table}
  when ${at('old')} is null and ${at('new')} is not null
  begin select journal(json_object('link', new.token_hash, 'at', ${at('new')})); end;`;
};

const NOW = `strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`;

const member = (name: string, when: string, row: string, role: string, remit: string) => `
  create temp trigger journal_${name} after ${when} on main.memberships begin
    select journal(json_object('account', u.id, 'made', u.created_at, 'festival', f.uid,
      'since', ${row}.created_at, 'role', ${role}, 'remit', ${remit}, 'at', ${NOW}))
    from main.users u join main.festivals f on f.id = ${row}.festival_id where u.id = ${row}.user_id;
  end;`;

const codes = (when: string, row: string, left: string) => `
  create temp trigger journal_codes_${when.split(' ')[0]} after ${when} on main.second_factors begin
    select journal(json_object('account', u.id, 'made', u.created_at,
      'factor', factor_key(${row}.secret), 'codes', ${left}, 'at', ${NOW}))
    from main.users u where u.id = ${row}.user_id;
  end;`;

/**
 * What tells who has an id of a reader, in SQL; null for nobody, and for browsers, which have a
 * line of their own.
 */
export const readerKey = (kind: string, id: string): string => `case ${kind}
  when 'volunteer' then (select created_at from main.volunteers where id = ${id})
  when 'guest' then (select uid from main.people where id = ${id})
  when 'team' then (select created_at from main.users where id = ${id}) end`;

const stopped = (when: string, row: string, isStopped: boolean) => `
  create temp trigger journal_stops_${when} after ${when} on main.stops
  when ${readerKey(`${row}.recipient`, `${row}.recipient_id`)} is not null
  begin
    select journal(json_object('reader', ${row}.recipient, 'id', ${row}.recipient_id, 'key',
      ${readerKey(`${row}.recipient`, `${row}.recipient_id`)}, 'way', ${row}.way, 'festival', f.uid,
      'isStopped', json('${isStopped}'), 'at', ${NOW}))
    from main.festivals f where f.id = ${row}.festival_id;
  end;`;

// Of this connection alone: another program that writes needs no journal to write. Whatever acts,
// and however, none of it is forgotten.
const TRIGGERS = [
  closed('access_tokens', 'revoked_at', 'used_at'),
  closed('password_resets', 'revoked_at', 'used_at'),
  closed('selection_links', 'revoked_at'),
  `create temp trigger journal_passwords after update of password_hash on main.users
   when new.password_hash is not old.password_hash
   begin select journal(json_object('account', new.id, 'made', new.created_at, 'password', new.password_hash, 'at', ${NOW})); end;`,
  `create temp trigger journal_withdrawn after update of withdrawn_at on main.published_pictures
   when old.withdrawn_at is null and new.withdrawn_at is not null
   begin
     select journal(json_object('withdrawn', new.hash, 'festival', f.uid, 'format', new.format, 'at', new.withdrawn_at))
     from main.festivals f where f.id = new.festival_id;
   end;`,
  `create temp trigger journal_untold after delete on main.push_subscriptions
   begin select journal(json_object('untold', old.key, 'at', ${NOW})); end;`,
  codes('insert', 'new', 'json(new.recovery_hashes)'),
  codes('update of recovery_hashes', 'new', 'json(new.recovery_hashes)'),
  codes('delete', 'old', 'null'),
  stopped('insert', 'new', true),
  stopped('delete', 'old', false),
  `create temp trigger journal_again after update of contact_again on main.volunteers
   when new.contact_again is not old.contact_again
   begin
     select journal(json_object('volunteer', new.id || ' ' || new.created_at, 'festival', f.uid,
       'isTicked', json(iif(new.contact_again, 'true', 'false')), 'at', ${NOW}))
     from main.festivals f where f.id = new.festival_id;
   end;`,
  ...['insert', 'update'].map(
    (act) => `
  create temp trigger journal_unnamed_${act} after ${act} on main.withdrawn_names begin
    select journal(json_object('unnamed', new.uid, 'number', new.number, 'name', new.name, 'festival', f.uid, 'at', new.at))
    from main.festivals f where f.id = new.festival_id;
  end;`,
  ),
  // A festival that is deleted takes its members with it: who restores a backup may want just that
  // back.
  member('members', 'delete', 'old', 'null', 'null'),
  member('roles', 'update of role, remit', 'new', 'new.role', 'json(new.remit)'),
  `create temp trigger journal_erased after insert on main.changes when new.verb = 'erased' and new.after ->> 'key' is not null
   begin
     select journal(json_object('erased', new.entity, 'festival', f.uid, 'key', new.after ->> 'key'))
     from main.festivals f where f.id = new.festival_id;
   end;`,
].join('\n');

type Client = Database.Database;
/** What a transaction has told so far, until it is about to be saved. */
const told = new WeakMap<Client, { dataFolder: string; lines: string[] }>();

/** From now on what this connection revokes stands in the journal of the data folder. */
export function keepJournal({ $client }: { $client: Client }, dataFolder: string): void {
  // A database without tables has nothing to revoke.
  if (!$client.prepare("select 1 from sqlite_master where name = 'selection_links'").get()) return;
  told.set($client, { dataFolder, lines: [] });
  $client.function('journal', (line: unknown) => {
    told.get($client)?.lines.push(String(line));
    if (!$client.inTransaction) saveJournal({ $client });
    return null;
  });
  $client.function('factor_key', (secret: unknown) => sha256Of(String(secret)));
  $client.exec(TRIGGERS);
}

/**
 * Writes what was told to the disk, as the last thing before it is saved: of what is saved nothing
 * is missing there. Where saving fails after all (the disk is full), the next start closes what
 * nobody closed, and never the other way round.
 */
export function saveJournal({ $client }: { $client: Client }): void {
  const known = told.get($client);
  const lines = known?.lines.splice(0) ?? [];
  if (!known || lines.length === 0) return;
  const open = openSync(fileOf(known.dataFolder), 'a+', 0o600);
  try {
    const text = Buffer.from((isTorn(open) ? '\n' : '') + lines.map((line) => `${line}\n`).join(''));
    // A disk that is nearly full takes a part, and says so only when it is given the rest.
    for (let written = 0; written < text.length; ) written += writeSync(open, text, written);
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}

/**
 * Whether the last line ends before its end, as a power cut or a full disk leaves it: it must not
 * take the next one with it.
 */
function isTorn(open: number): boolean {
  const { size } = fstatSync(open);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(open, last, 0, 1, size - 1) === 1 && last.toString() !== '\n';
}

/** What an earlier transaction told and did not save. */
export const forgetUnsaved = ({ $client }: { $client: Client }): void => void told.get($client)?.lines.splice(0);

/** The lines of the journal, the oldest first; one that a power cut left in pieces says nothing. */
export function journalOf(dataFolder: string): JournalLine[] {
  if (!existsSync(fileOf(dataFolder))) return [];
  return readFileSync(fileOf(dataFolder), 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line === '' ? [] : [JSON.parse(line) as JournalLine];
      } catch {
        return [];
      }
    });
}
