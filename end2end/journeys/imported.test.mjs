// A real election, brought in from a file: its board, its result and its figures, in every width.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { heard, readsWell } from '../looks.mjs';
import { visit } from '../people.mjs';
import { binary, surroundings } from '../server.mjs';
import { openWorld } from '../world.mjs';

const SHELF = process.env.TAVOLATA_PABULIB ?? fileURLToPath(new URL('../../../shared/pabulib', import.meta.url));
const FILE = join(SHELF, 'Switzerland_Zurich_D10.pb');

const PAGES = { board: '', result: '/result', rules: '/rules', figures: '/insights', recount: '/recount' };

describe('an imported vote', { timeout: 240_000, skip: existsSync(FILE) ? false : `no elections in ${SHELF}` }, () => {
  let world;
  let reader;
  let errors;
  let board;
  before(async () => {
    world = await openWorld();
    board = await bringIn(world);
    reader = await visit(world, { language: 'it', javaScript: true });
    errors = heard(reader.page);
  });
  after(() => world?.close());

  for (const language of ['it', 'ar']) {
    for (const [name, path] of Object.entries(PAGES)) {
      test(`has a page with its ${name} that reads well in ${language}`, async () => {
        const answer = await reader.open(`/${language}${board}${path}`);
        assert.equal(answer.status(), 200);
        await readsWell(reader.page, errors);
      });
    }
  }

  test('says who wins in the order in which the votes were counted', async () => {
    await reader.open(`${board}/result`);
    const ranked = await reader.page.locator('.ranking > li:not(.budget-line)').count();
    assert.equal(ranked, 24);
    assert.equal(await reader.page.locator('.ranking > .won:not(.budget-line)').count(), 8);
  });
});

/** Imports the file as its keeper does, while the platform runs; answers the board's address. */
async function bringIn({ database }) {
  const env = { ...surroundings(), DATABASE_URL: database };
  const { stdout, stderr } = await promisify(execFile)(binary(), ['import', 'pabulib', FILE], { env });
  const [, id] = `${stdout}${stderr}`.match(/Board ([0-9a-f-]{36})/);
  return `/boards/${id}`;
}
