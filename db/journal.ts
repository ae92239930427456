import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { DeliveryWay, PushWish, RecipientKind, Remit } from './enums.ts';
import { sha256Of } from './sha256.ts';

/*
 * The journal beside the database records what a restored backup must not bring back: closed secret
 * links, changed passwords, withdrawn roles, themes and rooms, erased people and withdrawn names,
 * ended or changed push subscriptions, unsubscriptions from mail, used recovery codes, volunteers
 * who no longer want to be asked again, and how far the numbers of releases and acts had come. It
 * contains ids, hashes and instants, and no names except those that replaced a withdrawn one.
 */

export type JournalLine =
  | { link: string; at: string }
  | { account: number; made: string; password: string; at: string }
  /**
   * `role` null: no longer a member. `since` is when the membership was created. Lines from before
   * there were programmers have no `remit`.
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
  /**
   * `key` is the uid of a person, or the id of a volunteer with the instant of their creation.
   * `leavesApplication`: it did not erase the application that the volunteer was made of.
   */
  | { erased: 'person' | 'volunteer'; festival: string; key: string; leavesApplication?: boolean }
  /**
   * The hashes of the remaining recovery codes of a second factor, which is identified by the hash
   * of its secret; null: it was removed.
   */
  | { account: number; made: string; factor: string; codes: string[] | null; at: string }
  /** Whether a reader has unsubscribed from a way. `key` identifies who had this id. */
  | {
      reader: RecipientKind;
      id: number;
      key: string;
      way: DeliveryWay;
      festival: string;
      isStopped: boolean;
      at: string;
    }
  /** The number of the release that a festival published last. */
  | { published: string; number: number }
  /** The number of an act in the history: of every hundredth, and of each restored backup. */
  | { acts: number }
  /** Whether a volunteer wants to be asked again next year. */
  | { volunteer: string; festival: string; isTicked: boolean; at: string }
  /**
   * A browser whose subscription ended, by the key of the subscription, which gives no access to
   * anything.
   */
  | { untold: string; at: string }
  /** What a browser wants to be told of since, where it changed its mind. */
  | { told: string; wishes: PushWish[]; at: string }
  /** A picture, by the hash of its file. */
  | { withdrawn: string; festival: string; format: string; at: string }
  /** A person, by their uid. `name` null: they are in no programme any more. */
  | { unnamed: string; number: number; name: string | null; festival: string; at: string };

/** The verb of the line that a restored backup leaves in the history, which is of no festival. */
export const BACKUP_RESTORED = 'backup-restored';
/** Each act with a number divisible by this is noted. */
const EVERY = 100;

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
 * SQL for a value that identifies the person behind the id of a reader; null where there is none,
 * and for browsers, which have a kind of line of their own.
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

// For this connection only: another program can write without a journal. As triggers, they record
// every change, whatever code makes it.
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
  `create temp trigger journal_told after update of wishes on main.push_subscriptions
   when new.wishes is not old.wishes
   begin select journal(json_object('told', new.key, 'wishes', json(new.wishes), 'at', ${NOW})); end;`,
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
  `create temp trigger journal_releases after insert on main.releases
   begin
     select journal(json_object('published', f.uid, 'number', new.number))
     from main.festivals f where f.id = new.festival_id;
   end;`,
  `create temp trigger journal_acts after insert on main.changes
   when new.id % ${EVERY} = 0
   begin select journal(json_object('acts', new.id)); end;`,
  // Deleting a festival deletes its members too, which must not be recorded: somebody may restore a
  // backup to get just this back.
  member('members', 'delete', 'old', 'null', 'null'),
  member('roles', 'update of role, remit', 'new', 'new.role', 'json(new.remit)'),
  `create temp trigger journal_erased after insert on main.changes when new.verb = 'erased' and new.after ->> 'key' is not null
   begin
     select journal(json_object('erased', new.entity, 'festival', f.uid, 'key', new.after ->> 'key',
       'leavesApplication', json(iif(new.after ->> 'leavesApplication', 'true', 'false'))))
     from main.festivals f where f.id = new.festival_id;
   end;`,
].join('\n');

type Client = Database.Database;
/** The lines of the present transaction, until it is about to be saved. */
const told = new WeakMap<Client, { dataFolder: string; lines: string[] }>();

/**
 * From now on, everything that this connection revokes is recorded in the journal of the data
 * folder.
 */
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
 * Writes the lines to the disk as the last step before the transaction is saved, so that the
 * journal never lacks anything that is saved. If saving then fails (the disk is full), the next
 * start revokes something that nobody revoked, but never the reverse.
 */
export function saveJournal({ $client }: { $client: Client }): void {
  const known = told.get($client);
  const lines = known?.lines.splice(0) ?? [];
  if (known && lines.length > 0) append(known.dataFolder, lines);
}

/** Notes how far acts have come where no connection does, as in an earlier version. */
export const noteActs = (dataFolder: string, acts: number): void => append(dataFolder, [JSON.stringify({ acts })]);

function append(dataFolder: string, lines: readonly string[]): void {
  const open = openSync(fileOf(dataFolder), 'a+', 0o600);
  try {
    const text = Buffer.from((isTorn(open) ? '\n' : '') + lines.map((line) => `${line}\n`).join(''));
    // If the disk is nearly full, a write stores only a part, and the error comes with the rest.
    for (let written = 0; written < text.length; ) written += writeSync(open, text, written);
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}

/**
 * Whether the last line is incomplete, as after a power cut or on a full disk: the next line must
 * not be appended to it.
 */
function isTorn(open: number): boolean {
  const { size } = fstatSync(open);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(open, last, 0, 1, size - 1) === 1 && last.toString() !== '\n';
}

/** Drops the lines of a transaction that was not saved. */
export const forgetUnsaved = ({ $client }: { $client: Client }): void => void told.get($client)?.lines.splice(0);

/** The lines of the journal, the oldest first; an incomplete one is ignored. */
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
