// A vote that anybody can recount: a receipt after casting, the recount in the browser, one's own ballot found again.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as inFolder } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { MANNERS, boards, invite, join, named, visit } from '../people.mjs';
import { openWorld } from '../world.mjs';

const CHECKS = 14;

describe('the record of a vote', { timeout: 300_000 }, () => {
  let world;
  let places;
  let codes;
  before(async () => {
    world = await openWorld();
    places = await boards(world);
    codes = await invite(world, 2 * MANNERS.length);
    await archived(world, places.Fermo);
  });
  after(() => world?.close());

  for (const manner of MANNERS) {
    test(`gives a receipt after casting, and another one after a change, ${named(manner)}`, async () => {
      const voter = await join(world, manner, codes.pop());
      const first = await receiptAfter(voter, places.Ancona, 0);
      assert.match(first.code, /^([A-Z0-9]{5}-){5}[A-Z0-9]{5}$/);
      assert.match(first.link, /\/boards\/[0-9a-f-]{36}\/recount#[\w-]{200,}$/);
      assert.equal(JSON.parse(first.file).format, 'tavolata-receipt-v1');
      const second = await receiptAfter(voter, places.Ancona, 1, '?change=1');
      assert.notEqual(second.code, first.code);
    });

    test(`has no receipt for whoever has not voted, ${named(manner)}`, async () => {
      const person = await join(world, manner, codes.pop());
      const answer = await person.open(`${places.Ancona}/receipt`);
      assert.equal(answer.status(), 200);
      assert.equal(await person.page.locator('.receipt-code').count(), 0);
      assert.equal(await person.page.locator('main .notice').count(), 1);
    });

    test(`tells what it holds while voting goes on, ${named(manner)}`, async () => {
      const reader = await visit(world, manner);
      await reader.open(`${places.Ancona}/recount`);
      assert.match(await reader.page.locator('.election').textContent(), /^[0-9a-f]{64}$/);
      assert.equal(await reader.page.locator('a[href$="/archive"]').count(), 0);
      assert.equal(await reader.page.locator('a[href$="/checkpoint"]').count(), 1);
    });

    test(`offers the archive and the programs that check it, ${named(manner)}`, async () => {
      const reader = await visit(world, manner);
      await reader.open(`${places.Fermo}/result`);
      await reader.page.locator('main a[href$="/recount"]').click();
      await reader.page.waitForURL(/\/recount$/);
      const address = await reader.page.locator('a[href$="/archive"]').getAttribute('href');
      const answer = await reader.page.request.get(address);
      assert.equal(answer.status(), 200);
      const [first] = (await answer.text()).split('\n', 1);
      assert.equal(JSON.parse(first).format, 'tavolata-archive-v1');
      assert.equal(await reader.page.locator('a[href="/record/verify.py"]').count(), 1);
    });
  }

  for (const manner of MANNERS.filter(({ javaScript }) => javaScript)) {
    test(`is recounted in the browser with the same winners, ${named(manner)}`, async () => {
      const reader = await visit(world, manner);
      await reader.open(`${places.Fermo}/result`);
      const won = await reader.page.locator('.ranking > .won:not(.budget-line) h3').allTextContents();
      await reader.open(`${places.Fermo}/recount`);
      await reader.page.locator('.recounting button').click();
      await reader.page.locator('.checks').waitFor();
      assert.equal(await reader.page.locator('.checks > li').count(), CHECKS);
      assert.equal(await reader.page.locator('.checks > .failed').count(), 0);
      assert.ok((await reader.page.locator('.checks > .passed').count()) >= CHECKS - 1);
      await reader.page.locator('.recounted .same').waitFor();
      const recounted = await reader.page.locator('.recounted li').allTextContents();
      assert.deepEqual(recounted.map((title) => title.trim()), won.map((title) => title.trim()));
    });

    test(`says in a sentence what is no receipt of this vote, ${named(manner)}`, async () => {
      const voter = await join(world, manner, (await invite(world, 1))[0]);
      const { code, link, file } = await receiptAfter(voter, places.Ancona, 0);
      await voter.open(`${places.Fermo}/recount`);
      const { page } = voter;
      const answers = [];
      for (const typed of [code, link, 'ciao']) {
        await page.locator('#receipt').fill(typed);
        await page.locator('#receipt').press('Enter');
        answers.push(await answered(page));
      }
      const kept = inFolder(tmpdir(), `receipt-${process.pid}-${manner.language}.json`);
      await writeFile(kept, file);
      await page.locator('#receipt-file').setInputFiles(kept);
      assert.equal(await answered(page), answers[1]);
      assert.equal(new Set(answers).size, 3);
    });

    test(`finds a ballot that counts by its code alone, ${named(manner)}`, async () => {
      const reader = await visit(world, manner);
      await reader.open(`${places.Fermo}/recount`);
      await reader.page.locator('#receipt').fill(await codeOfFirstBallot(reader));
      await reader.page.locator('#receipt').press('Enter');
      await reader.page.locator('.found .notice.ok').waitFor();
      assert.ok((await reader.page.locator('.found details li').count()) > 0);
    });

    test(`looks up the receipt in the address, ${named(manner)}`, async () => {
      const reader = await visit(world, manner);
      await reader.open(`${places.Fermo}/recount#QQQQQ-QQQQQ-QQQQQ-QQQQQ-QQQQQ-QQQQQ`);
      await reader.page.locator('.found .notice.warn').waitFor();
      assert.match(await reader.page.locator('#receipt').inputValue(), /^QQQQQ-/);
    });

    test(`shows which checks fail where the archive was changed, ${named(manner)}`, async () => {
      const reader = await visit(world, manner);
      await reader.page.context().route(/\/archive$/, async (asked) => {
        const lines = (await (await asked.fetch()).text()).split('\n');
        const { leaves, heads } = JSON.parse(lines[0]);
        const opening = JSON.parse(lines[1 + leaves + heads]);
        opening[3] = opening[3] === '1' ? '2' : '1';
        lines[1 + leaves + heads] = JSON.stringify(opening);
        await asked.fulfill({ body: lines.join('\n') });
      });
      await reader.open(`${places.Fermo}/recount`);
      await reader.page.locator('.recounting button').click();
      await reader.page.locator('.recounting [role="alert"]').first().waitFor();
      const causes = reader.page.locator('.checks > .failed [lang="en"]');
      assert.match((await causes.allTextContents()).join(' '), /changed after it was sealed.*not what was logged/s);
      assert.equal(await reader.page.locator('.checks > li').count(), CHECKS);
    });

    test(`can be stopped and begun again, ${named(manner)}`, async () => {
      const reader = await visit(world, manner);
      const { page } = reader;
      let hold = true;
      await page.context().route(/\/archive$/, (asked) => hold || asked.continue());
      await reader.open(`${places.Fermo}/recount`);
      await page.locator('.recounting .primary').click();
      await page.locator('.recounting progress').waitFor();
      await page.locator('.recounting button:not(.primary)').click();
      await page.locator('.recounting .primary').waitFor();
      assert.equal(await page.locator('.recounting progress').count(), 0);
      hold = false;
      await page.locator('.recounting .primary').click();
      await page.locator('.recounted .same').waitFor();
    });

    test(`says so where the archive does not come, ${named(manner)}`, async () => {
      const reader = await visit(world, manner);
      await reader.page.context().route(/\/archive$/, (asked) => asked.abort());
      await reader.open(`${places.Fermo}/recount`);
      const before = await reader.page.locator('.recounting').textContent();
      await reader.page.locator('.recounting button').click();
      await reader.page.locator('.recounting [role="status"]:not(:empty)').waitFor();
      await reader.page.locator('.recounting .button.primary').waitFor();
      assert.notEqual(await reader.page.locator('.recounting').textContent(), before);
      assert.equal(await reader.page.locator('.checks').count(), 0);
    });
  }
});

/** Resolves once the archive of a vote that is over has been written. */
async function archived(world, board) {
  const page = await world.page({ javaScript: false });
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await page.request.get(`/record${board.replace('/boards', '')}/archive`);
    if (answer.ok()) return;
    await page.waitForTimeout(100);
  }
  throw new Error('no archive was written');
}

/** Casts a ballot with one more choice and takes its receipt in every form. */
async function receiptAfter(voter, board, place, search = '') {
  const { page } = voter;
  await voter.open(`${board}/vote${search}`);
  await page.locator('[name="choices[]"]').nth(place).check({ force: true });
  await voter.send('ballots/cast');
  await page.locator('.notice.ok').waitFor();
  await page.locator('main a[href$="/receipt"]').click();
  await page.waitForURL(/\/receipt$/);
  await page.locator('.receipt-code').waitFor();
  assert.equal(await page.locator('svg.qr path').count(), 1);
  const code = await page.locator('.receipt-code').textContent();
  const spoken = await page.locator('.receipt-words').textContent();
  assert.match(spoken, /^(([bdflmnrs][aeio]){3} ?){10}$/);
  const link = await page.locator('.receipt a[href*="#"]').getAttribute('href');
  const data = await page.locator('.receipt a[download]').getAttribute('href');
  return { code: code.trim(), link, file: decodeURIComponent(data.slice(data.indexOf(',') + 1)) };
}

/** The sentence that answers a search, once it is there. */
async function answered(page) {
  await page.locator('.found .notice').waitFor();
  return page.locator('.found .notice p').textContent();
}

/** The code of a ballot that counts, made from the archive as docs/recount.md says: index, leaf, checks of Bech32m. */
async function codeOfFirstBallot({ page }) {
  const address = await page.locator('a[href$="/archive"]').getAttribute('href');
  const lines = (await (await page.request.get(address)).text()).split('\n');
  const { leaves, heads, openings } = JSON.parse(lines[0]);
  const opened = lines.slice(1 + leaves + heads, 1 + leaves + heads + openings).map((line) => JSON.parse(line));
  const [, index] = opened.find(([, , , ballot]) => ballot !== '');
  const bits = (BigInt(index) << 88n) | BigInt(`0x${JSON.parse(lines[1 + index]).slice(0, 22)}`);
  const values = Array.from({ length: 24 }, (_, place) => Number((bits >> BigInt(5 * (23 - place))) & 31n));
  const checks = checksum([...values, 0, 0, 0, 0, 0, 0]) ^ 0x2bc830a3;
  values.push(...Array.from({ length: 6 }, (_, place) => (checks >>> (5 * (5 - place))) & 31));
  return values.map((value) => 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'[value]).join('');
}

function checksum(values) {
  const letters = [...'tavolata'].map((letter) => letter.charCodeAt(0));
  const all = [...letters.map((code) => code >> 5), 0, ...letters.map((code) => code & 31), ...values];
  const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  return all.reduce((sum, value) => {
    const next = ((sum & 0x1ffffff) << 5) ^ value;
    return generator.reduce((mixed, part, bit) => ((sum >>> (25 + bit)) & 1 ? mixed ^ part : mixed), next);
  }, 1);
}
