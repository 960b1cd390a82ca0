// Real elections, one after the other: brought in, recounted in the browser, checked by both verifiers, and exported.
// Then a vote of the demonstration, from a thousand people who come in to the recount. Says for each how long that took;
// ends with 1 where anything does not hold.

import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { boards, invite, visit } from './people.mjs';
import { binary, surroundings } from './server.mjs';
import { openWorld } from './world.mjs';

const SHELF = process.env.TAVOLATA_PABULIB ?? fileURLToPath(new URL('../../shared/pabulib', import.meta.url));
const VERIFIER = fileURLToPath(new URL('../docs/verify.py', import.meta.url));
const ITALIAN = { language: 'it', javaScript: true };
/** What the second verifier says of a rule that it does not count, and how long it may take. */
const NOT_COUNTED = 2;
const PATIENCE = 120_000;
/** How many people vote in the demonstration, and how many of them at a time. */
const VOTERS = 1000;
const AT_A_TIME = 16;

const files = (await readdir(SHELF)).filter((name) => name.endsWith('.pb')).sort();
const folder = await mkdtemp(join(tmpdir(), 'elections-'));
const world = await openWorld();
let sound = true;
console.log('| election | ballots | import or vote s | archive kB | browser s | checks | verify s | verify.py s | export |');
console.log('|---|---|---|---|---|---|---|---|---|');
try {
  for (const file of files) await bringIn(file);
  await holdVote();
} finally {
  await world.close();
  await rm(folder, { recursive: true, force: true });
}
process.exit(sound ? 0 : 1);

async function bringIn(file) {
  const { code, seconds, output } = await run(binary(), ['import', 'pabulib', join(SHELF, file)]);
  if (code !== 0) throw new Error(output);
  const [, board] = output.match(/Board ([0-9a-f-]{36})/);
  await recount(board, file.replace('.pb', ''), seconds);
}

/** A thousand people come in, vote, and change or take back what they cast; then the vote ends and is counted. */
async function holdVote() {
  const { Ancona } = await boards(world);
  const board = Ancona.replace('/boards/', '');
  const codes = [...(await invite(world, VOTERS / 2)), ...(await invite(world, VOTERS / 2))];
  const begins = performance.now();
  const everybody = codes.map((code, number) => () => vote(board, code.trim(), number));
  await Promise.all(Array.from({ length: AT_A_TIME }, () => oneAfterAnother(everybody)));
  const seconds = since(begins);
  // Voting cannot be cut short by anybody; only here, in the database, it ends now.
  const id = board.replaceAll('-', '');
  const end = `UPDATE boards SET decided_at = ${Date.now()} WHERE lower(hex(id)) = '${id}'`;
  await run('sqlite3', [world.database.replace('sqlite://', ''), end]);
  await recount(board, `Ancona, ${VOTERS} voters`, seconds, true);
}

async function oneAfterAnother(tasks) {
  for (let task = tasks.pop(); task; task = tasks.pop()) await task();
}

async function vote(board, code, number) {
  const cookie = await send('people/enter', { code });
  const constituency = ['third_country_citizens', 'third_sector', 'public_bodies', 'local_community'][number % 4];
  const newcomer = { code, pseudonym: `Voce ${number}`, language: 'it', constituency, rules: 'accepted' };
  const person = (await send('people/join', newcomer, cookie)) ?? cookie;
  const choose = (shift) => ({ board, 'choices[0]': 1 + (number % 10), 'choices[1]': 1 + ((number + shift) % 10) });
  await send('ballots/cast', choose(3), person);
  if (number % 5 === 0) await send('ballots/cast', choose(4), person);
  if (number % 50 === 0) await send('ballots/withdraw', { board }, person);
}

/** Calls a server function as the client does; answers the cookie that it sets. */
async function send(endpoint, fields, cookie = '') {
  const headers = { origin: world.address, 'sec-fetch-site': 'same-origin', accept: 'application/x-postcard', cookie };
  const body = new URLSearchParams(fields);
  const answer = await fetch(`${world.address}/api/${endpoint}`, { method: 'POST', headers, body, redirect: 'manual' });
  if (answer.status >= 400) throw new Error(`${endpoint}: ${answer.status}`);
  return answer.headers.get('set-cookie')?.split(';')[0];
}

/** Recounts a vote in every way, and tells how that went. `moved` is one whose end was moved after its manifest. */
async function recount(board, name, seconds, moved = false) {
  const archive = join(folder, 'archive.jsonl');
  const text = await archiveOf(board);
  await writeFile(archive, text);
  const ballots = JSON.parse(text.slice(0, text.indexOf('\n'))).openings;
  const browser = await inBrowser(board);
  const verify = await run(binary(), ['verify', archive]);
  const second = await run('python3', [VERIFIER, archive]);
  const exported = join(folder, 'exported.pb');
  const written = await run(binary(), ['export', 'pabulib', board, exported]);
  const again = await run(binary(), ['count', exported, '--format', 'json']);
  // The log of a vote whose end was moved closes before its manifest says: one check fails, and must.
  const sides = moved ? browser.failed === 1 && verify.code === 1 : browser.failed === 0 && verify.code === 0;
  const holds = sides && browser.same && written.code === 0 && again.code === 0;
  sound &&= holds && (moved || [0, NOT_COUNTED, 'late'].includes(second.code));
  const size = ((await stat(archive)).size / 1024).toFixed(0);
  const checks = `${browser.passed}/${browser.passed + browser.failed}`;
  const cells = [name, ballots, seconds, size, browser.seconds, checks, verify.seconds, told(second, moved)];
  console.log(`| ${[...cells, written.code === 0 && again.code === 0 ? 'reads' : 'FAILED'].join(' | ')} |`);
  if (!holds) console.log([verify, written, again].map(({ output }) => output.slice(-800)).join('\n'));
}

/** The archive, once it is written. */
async function archiveOf(board) {
  for (;;) {
    const answer = await fetch(`${world.address}/record/${board}/archive`);
    if (answer.ok) return answer.text();
    await pause(500);
  }
}

/** Recounts on the page of the vote, as anybody can. */
async function inBrowser(board) {
  const reader = await visit(world, ITALIAN);
  await reader.open(`/boards/${board}/recount`);
  const { page } = reader;
  page.setDefaultTimeout(PATIENCE);
  const begins = performance.now();
  await page.locator('.recounting button').click();
  await page.locator('.checks').waitFor();
  const seconds = since(begins);
  const count = (kind) => page.locator(`.checks > .${kind}`).count();
  const found = { seconds, passed: await count('passed'), failed: await count('failed') };
  const same = (await page.locator('.recounted .same').count()) === 1;
  await page.context().close();
  return { ...found, same };
}

function told({ code, seconds }, moved) {
  if (moved && code === 1) return `${seconds}, fails too`;
  if (code === NOT_COUNTED) return `${seconds}, does not count this rule`;
  if (code === 'late') return `given up after ${PATIENCE / 1000}`;
  return code === 0 ? seconds : 'FAILED';
}

function run(program, its) {
  const begins = performance.now();
  const env = { ...surroundings(), DATABASE_URL: world.database };
  return new Promise((resolve) => {
    execFile(program, its, { env, timeout: PATIENCE, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      const code = error?.killed ? 'late' : (error?.code ?? 0);
      resolve({ code, seconds: since(begins), output: `${stdout}${stderr}` });
    });
  });
}

const since = (begins) => ((performance.now() - begins) / 1000).toFixed(1);
