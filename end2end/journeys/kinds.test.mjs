// The kinds of ballots beside approval: one option, points, places, and what fits the budget. Each is cast on a phone,
// has its receipt, is changed on a desktop and taken back; what is refused stays on the paper.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { openKinds } from '../kinds.mjs';
import { noSidewaysScroll, noViolations } from '../looks.mjs';
import { MANNERS, invite, join, named } from '../people.mjs';

const ALL = Array.from({ length: 10 }, (_, place) => place + 1);
const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 800 };

/** What is marked, by the numbers of the options: what is refused, what is cast, and what it is changed to. */
const BALLOTS = {
  choose_one: { refused: {}, cast: { 3: true }, changed: { 7: true } },
  points: { refused: { 1: '6', 2: '5' }, cast: { 1: '6', 2: '4' }, changed: { 1: '4', 2: '3', 9: '3' } },
  ranking: { refused: { 4: '1', 2: '1' }, cast: { 4: '1', 2: '2' }, changed: { 2: '1', 4: '2', 6: '3' } },
  knapsack: { refused: ticked(ALL), cast: ticked([1, 2]), changed: ticked([1, 2, 10]) },
};

describe('a ballot of another kind', { timeout: 480_000 }, () => {
  let world;
  before(async () => (world = await openKinds()));
  after(() => world?.close());

  for (const manner of MANNERS) {
    describe(named(manner), () => {
      let voter;
      before(async () => {
        const [code] = await invite(world, 1);
        voter = await join(world, manner, code.trim());
      });

      for (const [kind, ballots] of Object.entries(BALLOTS)) {
        test(`${kind} is refused where it does not fit, and what was marked stays`, async () => {
          const { page } = await onPaper(voter, world.boards[kind], PHONE);
          await noViolations(page);
          await mark(page, ballots.refused);
          await voter.send('ballots/cast');
          await page.locator('.ballot [role="alert"]').waitFor();
          await page.waitForLoadState('networkidle');
          assert.equal(await page.locator('.ballot [role="alert"]').count(), 1);
          assert.deepEqual(await marked(page), ballots.refused);
          await noSidewaysScroll(page);
        });

        test(`${kind} is cast, has a receipt, is changed and taken back`, async () => {
          const { page } = await onPaper(voter, world.boards[kind], PHONE);
          await mark(page, ballots.cast);
          await voter.send('ballots/cast');
          assert.deepEqual(await shown(page), told(kind, ballots.cast));
          await noSidewaysScroll(page);
          await noViolations(page);
          const first = await receipt(page);

          await onPaper(voter, world.boards[kind], DESKTOP, '?change=1');
          assert.deepEqual(await marked(page), ballots.cast);
          await mark(page, ballots.changed);
          await voter.send('ballots/cast');
          assert.deepEqual(await shown(page), told(kind, ballots.changed));
          assert.notEqual(await receipt(page), first);

          await voter.open(`${world.boards[kind]}/vote`);
          await voter.send('ballots/withdraw');
          await page.locator('.ballot').waitFor();
          assert.deepEqual(await marked(page), {});
        });
      }
    });
  }
});

async function onPaper(voter, board, size, search = '') {
  await voter.page.setViewportSize(size);
  await voter.open(`${board}/vote${search}`);
  await voter.page.locator('.ballot .option').first().waitFor();
  return voter;
}

function ticked(numbers) {
  return Object.fromEntries(numbers.map((number) => [number, true]));
}

/** Marks these options in this way, and no others. */
async function mark(page, marks) {
  for (const number of ALL) {
    const box = page.locator(`[name="choices[]"][value="${number}"]`);
    const value = marks[number];
    if ((await box.count()) === 1) {
      if ((await box.getAttribute('type')) === 'checkbox' || value) await box.setChecked(Boolean(value), { force: true });
      continue;
    }
    const field = page.locator(`#mark-${number}`);
    const isPlace = (await field.evaluate(({ localName }) => localName)) === 'select';
    await (isPlace ? field.selectOption(value ?? '') : field.fill(value ?? ''));
  }
}

/** What is marked on the paper. */
async function marked(page) {
  const found = {};
  for (const number of ALL) {
    const box = page.locator(`[name="choices[]"][value="${number}"]`);
    const isBox = (await box.count()) === 1;
    const value = isBox ? await box.isChecked() : await page.locator(`#mark-${number}`).inputValue();
    if (value) found[number] = value;
  }
  return found;
}

/** The marks that a cast ballot shows; where options are only chosen, how many. */
async function shown(page) {
  await page.locator('.notice.ok').waitFor();
  await page.waitForFunction(() => location.search === '');
  const items = page.locator('section[aria-labelledby="chosen"] li');
  const marks = await items.locator('.meta b').allTextContents();
  const numbers = marks.map((text) => text.replace(/[٠-٩]/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.indexOf(digit)).match(/\d+/)?.[0] ?? text);
  return { options: await items.count(), marks: numbers.sort() };
}

/** The same of what was marked. */
function told(kind, marks) {
  const isChoice = ['choose_one', 'knapsack'].includes(kind);
  return { options: Object.keys(marks).length, marks: isChoice ? [] : Object.values(marks).sort() };
}

/** The code of the receipt, from its page. */
async function receipt(page) {
  await page.locator('main a[href$="/receipt"]').click();
  await page.waitForURL(/\/receipt$/);
  await page.locator('.receipt-code').waitFor();
  assert.equal(await page.locator('svg.qr path').count(), 1);
  return (await page.locator('.receipt-code').textContent()).trim();
}
