// Takes the pictures that the documentation shows, from a fresh demonstration, into docs/screenshots.

import { fileURLToPath } from 'node:url';

import { picture } from './looks.mjs';
import { boards, firstInitiative, invite, join, signIn, visit } from './people.mjs';
import { openWorld } from './world.mjs';

const FOLDER = fileURLToPath(new URL('../docs/screenshots', import.meta.url));

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

const ITALIAN = { language: 'it', javaScript: true };
const ARABIC = { language: 'ar', javaScript: true };

const world = await openWorld();
try {
  const places = await boards(world);
  const initiative = await firstInitiative(world, places.Perugia);
  const reader = await visit(world, ITALIAN);
  const arabicReader = await visit(world, ARABIC);
  const [card] = await invite(world, 1);
  const voter = await join(world, ITALIAN, card);
  const moderator = await signIn(world, ITALIAN, 'moderatore.jesi@example.org');

  await take(reader, '/', 'front-desk-it', DESK);
  await take(reader, '/', 'front-desk-it-dark', DESK, { colorScheme: 'dark' });
  await take(arabicReader, '/', 'front-phone-ar', PHONE);
  await take(reader, places.Perugia, 'board-desk-it', DESK);
  await take(reader, places.Perugia, 'board-phone-it', PHONE);
  await take(arabicReader, places.Perugia, 'board-desk-ar', DESK);
  await take(arabicReader, places.Perugia, 'board-phone-ar', PHONE);
  await take(reader, initiative, 'initiative-desk-it', DESK);
  await take(arabicReader, initiative, 'initiative-phone-ar', PHONE);
  await take(voter, `${places.Ancona}/vote`, 'ballot-phone-it', PHONE, { from: '.ballot' });
  await take(reader, `${places.Fermo}/result`, 'result-desk-it', DESK);
  await voter.page.locator('[name="choices[]"]').first().check({ force: true });
  await voter.send('ballots/cast');
  await voter.page.locator('.notice.ok').waitFor();
  await take(voter, `${places.Ancona}/receipt`, 'receipt-phone-it', PHONE);
  await take(reader, `${places.Fermo}/recount`, 'recount-desk-it', DESK, { press: '.recounting button', then: '.checks' });
  await take(reader, `${places.Perugia}/insights`, 'dashboard-desk-it', DESK);
  await take(reader, '/meetings', 'meetings-desk-it', DESK);
  await take(arabicReader, await firstOf(reader, '/meetings', 'article.meeting h2 a'), 'meeting-phone-ar', PHONE);
  await take(reader, await firstOf(reader, '/tables', 'main .items a'), 'table-desk-it', DESK);
  await take(arabicReader, '/offers', 'offers-phone-ar', PHONE);
  await take(reader, '/offers/gaps', 'gaps-desk-it', DESK, { from: '#by-territory' });
  await take(reader, await firstOf(reader, '/results', 'main .items a'), 'results-desk-it', DESK);
  await take(moderator, '/moderation', 'moderation-desk-it', DESK);
} finally {
  await world.close();
}

/** Where the first link of a list leads, without its language. */
async function firstOf(visitor, path, link) {
  await visitor.open(path);
  return (await visitor.page.locator(link).first().getAttribute('href')).replace(/^\/[a-z]+(?=\/)/, '');
}

/** What a visitor sees of a page at once, from its top or a part on: whole pages would make the repository large. */
async function take(visitor, path, name, size, { colorScheme = 'light', from = 'body', press, then } = {}) {
  await visitor.page.setViewportSize(size);
  await visitor.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await visitor.open(path);
  if (press) await visitor.page.locator(press).click();
  if (then) await visitor.page.locator(then).waitFor();
  await visitor.page.locator(from).first().evaluate((element) => element.scrollIntoView());
  console.log(await picture(visitor.page, name, FOLDER, { whole: false }));
}
