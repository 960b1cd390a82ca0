// A demonstration in which people vote by every kind of ballot: beside the board that votes stand copies of it, each
// with a kind of its own, made before the server starts.

import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { binary, surroundings } from './server.mjs';
import { openWorld } from './world.mjs';

/** What is particular to each kind; the copies keep everything else. */
const KINDS = {
  choose_one: { counting_rule: "'most_voted'", budget_cents: 'NULL', ballot_maximum: 'NULL', winners_maximum: '1' },
  points: { counting_rule: "'equal_shares'", ballot_points: '10', ballot_maximum: '4' },
  ranking: { counting_rule: "'schulze'", budget_cents: 'NULL', ballot_maximum: '5' },
  knapsack: { counting_rule: "'phragmen'", ballot_maximum: 'NULL' },
};
/** Python's standard library speaks to SQLite everywhere. */
const EXECUTE = 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.stdin.read())';

/** Opens a world with a board of each kind that votes, and says where: `boards` by kind. */
export async function openKinds() {
  const folder = await mkdtemp(join(tmpdir(), 'kinds-'));
  const file = join(folder, 'kinds.sqlite');
  const database = `sqlite://${file}`;
  const env = { ...surroundings(), DATABASE_URL: database };
  for (const command of ['migrate', 'demo']) await promisify(execFile)(binary(), [command], { env, cwd: folder });
  const kinds = Object.keys(KINDS);
  await execute(file, `BEGIN;\n${VOTES}\n${kinds.map(copy).join('\n')}\nCOMMIT;`);
  const world = await openWorld({ DATABASE_URL: database });
  const boards = Object.fromEntries(kinds.map((kind) => [kind, `/boards/${uuid(id(kind))}`]));
  async function close() {
    await world.close();
    await rm(folder, { recursive: true, force: true });
  }
  return { ...world, boards, close };
}

/** The board that votes. */
const VOTES = `CREATE TEMP TABLE original AS SELECT * FROM boards
  WHERE opened_at IS NOT NULL AND voting_at <= unixepoch() * 1000 AND decided_at > unixepoch() * 1000;`;

/** Copies the board that votes, with its texts, its constituencies and what stands on its ballot. */
function copy(kind) {
  const board = `X'${id(kind)}'`;
  const particular = Object.entries({ ballot_kind: `'${kind}'`, ...KINDS[kind] });
  const changed = { id: board, ballots: '0', rulebook_hash: 'NULL', ...Object.fromEntries(particular) };
  return [
    rows('boards', 'id IN (SELECT id FROM original)', changed),
    ...['board_texts', 'board_constituencies'].map((table) => rows(table, ORIGINAL, { board_id: board })),
    rows('initiatives', `${ORIGINAL} AND state = 'on_ballot'`, { board_id: board, id: 'randomblob(16)', number: 'NULL' }),
  ].join('\n');
}

const ORIGINAL = 'board_id IN (SELECT id FROM original)';

function rows(table, which, changed) {
  const sets = Object.entries(changed).map(([column, value]) => `${column} = ${value}`);
  return `CREATE TEMP TABLE copied AS SELECT * FROM ${table} WHERE ${which};
    UPDATE copied SET ${sets.join(', ')}; INSERT INTO ${table} SELECT * FROM copied; DROP TABLE copied;`;
}

/** The id of the copy, as hexadecimal digits: a UUID whose last digits tell the kind. */
const id = (kind) => `018f0000000070008000${String(Object.keys(KINDS).indexOf(kind)).padStart(12, '0')}`;

const uuid = (digits) => digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

function execute(file, sql) {
  return new Promise((resolve, reject) => {
    const python = spawn('python3', ['-c', EXECUTE, file], { stdio: ['pipe', 'inherit', 'inherit'] });
    python.once('error', reject);
    python.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`python3 ended with ${code}\n${sql}`))));
    python.stdin.end(sql);
  });
}
