// Real elections, one after the other: brought in, recounted in the browser, checked by both verifiers, and exported.
// Then a vote of the demonstration, from a thousand people who come in to the recount. Says for each how long that took;
// ends with 1 where anything does not hold. A word after the command keeps to the elections whose names hold it.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
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
/** How long each step may take. */
const PATIENCE = 120_000;
/** How many people vote in the demonstration, and how many of them at a time. */
const VOTERS = 1000;
const AT_A_TIME = 16;
/** Makes a program believe that it is later (Debian's package faketime): votes last for days. */
const FAKETIME = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';
const LATER = '+30d';

const [wanted = ''] = process.argv.slice(2);
const files = (await readdir(SHELF)).filter((name) => name.endsWith('.pb') && name.includes(wanted)).sort();
const folder = await mkdtemp(join(tmpdir(), 'elections-'));
const world = await openWorld();
let sound = true;
console.log('| election | ballots | import or vote s | archive kB | browser s | checks | verify s | verify.py s | export |');
console.log('|---|---|---|---|---|---|---|---|---|');
try {
  for (const file of files) await bringIn(file);
  if ('Ancona'.includes(wanted)) await holdVote();
} finally {
  await world.close();
  await rm(folder, { recursive: true, force: true });
}
process.exit(sound ? 0 : 1);

async function bringIn(file) {
  const { code, seconds, output } = await run(binary(), ['import', 'pabulib', join(SHELF, file)], world.database);
  if (code !== 0) throw new Error(output);
  const [, board] = output.match(/Board ([0-9a-f-]{36})/);
  await recount(world, world.database, board, file.replace('.pb', ''), seconds);
}

/** A thousand people come in, vote, and change or take back what they cast; when the vote is over it is recounted. */
async function holdVote() {
  if (!existsSync(FAKETIME)) return console.log(`| Ancona: not held, the package faketime is missing |`);
  const { Ancona } = await boards(world);
  const board = Ancona.replace('/boards/', '');
  const codes = [...(await invite(world, VOTERS / 2)), ...(await invite(world, VOTERS / 2))];
  const begins = performance.now();
  const everybody = codes.map((code, number) => () => vote(board, code.trim(), number));
  await Promise.all(Array.from({ length: AT_A_TIME }, () => oneAfterAnother(everybody)));
  const seconds = since(begins);
  const kept = join(folder, 'later.sqlite');
  await run('sqlite3', [world.database.replace('sqlite://', ''), `VACUUM INTO '${kept}'`]);
  const database = `sqlite://${kept}`;
  const later = await openWorld({ DATABASE_URL: database, LD_PRELOAD: FAKETIME, FAKETIME: LATER });
  try {
    await recount(later, database, board, `Ancona, ${VOTERS} voters`, seconds);
  } finally {
    await later.close();
  }
}

async function oneAfterAnother(tasks) {
  for (let task = tasks.pop(); task; task = tasks.pop()) await task();
}

async function vote(board, code, number) {
  // Each from an address of her own, as a proxy would say: from one address only some may come in at a time.
  const from = `10.0.${number >> 8}.${number & 255}`;
  const cookie = await send('people/enter', { code }, '', from);
  const constituency = ['third_country_citizens', 'third_sector', 'public_bodies', 'local_community'][number % 4];
  const newcomer = { code, pseudonym: `Voce ${number}`, language: 'it', constituency, rules: 'accepted' };
  const person = (await send('people/join', newcomer, cookie, from)) ?? cookie;
  const choose = (shift) => ({ board, 'choices[0]': 1 + (number % 10), 'choices[1]': 1 + ((number + shift) % 10) });
  await send('ballots/cast', choose(3), person);
  if (number % 5 === 0) await send('ballots/cast', choose(4), person);
  if (number % 50 === 0) await send('ballots/withdraw', { board }, person);
}

/** Calls a server function as the client does; answers the cookie that it sets. */
async function send(endpoint, fields, cookie = '', from = '127.0.0.1') {
  const said = { origin: world.address, 'sec-fetch-site': 'same-origin', 'x-forwarded-for': from };
  const headers = { ...said, accept: 'application/x-postcard', cookie };
  const body = new URLSearchParams(fields);
  const answer = await fetch(`${world.address}/api/${endpoint}`, { method: 'POST', headers, body, redirect: 'manual' });
  if (answer.status >= 400) throw new Error(`${endpoint}: ${answer.status}`);
  return answer.headers.get('set-cookie')?.split(';')[0];
}

/** Recounts a vote in every way, and tells how that went. */
async function recount(place, database, board, name, seconds) {
  const archive = join(folder, 'archive.jsonl');
  const text = await archiveOf(place, board);
  await writeFile(archive, text);
  const ballots = JSON.parse(text.slice(0, text.indexOf('\n'))).openings;
  const browser = await inBrowser(place, board);
  const verify = await run(binary(), ['verify', archive]);
  const second = await run('python3', [VERIFIER, archive]);
  const exported = join(folder, 'exported.pb');
  const written = await run(binary(), ['export', 'pabulib', board, exported], database);
  const again = await run(binary(), ['count', exported, '--format', 'json']);
  const reads = written.code === 0 && again.code === 0;
  const holds = browser.same && browser.failed === 0 && verify.code === 0 && second.code === 0 && reads;
  sound &&= holds;
  const size = ((await stat(archive)).size / 1024).toFixed(0);
  const checks = `${browser.passed}/${browser.passed + browser.failed}`;
  const cells = [name, ballots, seconds, size, browser.seconds, checks, verify.seconds, told(second)];
  console.log(`| ${[...cells, reads ? 'reads' : 'FAILED'].join(' | ')} |`);
  if (!holds) console.log([verify, second, written, again].map(({ output }) => output.slice(-800)).join('\n'));
}

/** The archive, once it is written. */
async function archiveOf(place, board) {
  for (;;) {
    const answer = await fetch(`${place.address}/record/${board}/archive`);
    if (answer.ok) return answer.text();
    await pause(500);
  }
}

/** Recounts on the page of the vote, as anybody can. */
async function inBrowser(place, board) {
  const reader = await visit(place, ITALIAN);
  await reader.open(`/boards/${board}/recount`);
  const { page } = reader;
  page.setDefaultTimeout(PATIENCE);
  const begins = performance.now();
  await page.locator('.recounting button').click();
  await page.locator('.checks').waitFor();
  await page.locator('.recounted').waitFor();
  const seconds = since(begins);
  const count = (kind) => page.locator(`.checks > .${kind}`).count();
  const found = { seconds, passed: await count('passed'), failed: await count('failed') };
  const same = (await page.locator('.recounted .same').count()) === 1;
  await page.context().close();
  return { ...found, same };
}

function told({ code, seconds }) {
  if (code === 'late') return `given up after ${PATIENCE / 1000}`;
  return code === 0 ? seconds : 'FAILED';
}

function run(program, its, database = '') {
  const begins = performance.now();
  const env = database ? { ...surroundings(), DATABASE_URL: database } : surroundings();
  return new Promise((resolve) => {
    execFile(program, its, { env, timeout: PATIENCE, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      const code = error?.killed ? 'late' : (error?.code ?? 0);
      resolve({ code, seconds: since(begins), output: `${stdout}${stderr}` });
    });
  });
}

function since(begins) {
  return ((performance.now() - begins) / 1000).toFixed(1);
}
