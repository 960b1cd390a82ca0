// Every main page for visitors: nothing that hurts its readers, in any language, on narrow and wide screens.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { heard, readsWell } from '../looks.mjs';
import { boards, firstInitiative, visit } from '../people.mjs';
import { openWorld } from '../world.mjs';

const PAGES = {
  'the front page': () => '',
  'the list of boards': () => '/boards',
  'a board that takes proposals': ({ Jesi }) => Jesi,
  'a board in co-design': ({ Perugia }) => Perugia,
  'a board that votes': ({ Ancona }) => Ancona,
  'a board in follow-up': ({ Fermo }) => Fermo,
  'a closed board': (places) => places['Villa San Pietro'],
  'the rules of a board': ({ Perugia }) => `${Perugia}/rules`,
  'the rulebook of a vote': ({ Ancona }) => `${Ancona}/rulebook`,
  'the rulebook before a vote': ({ Perugia }) => `${Perugia}/rulebook`,
  'the moderation log of a board': ({ Perugia }) => `${Perugia}/moderation`,
  'the figures of a board': ({ Fermo }) => `${Fermo}/insights`,
  'a ballot': ({ Ancona }) => `${Ancona}/vote`,
  'the record of a vote that goes on': ({ Ancona }) => `${Ancona}/recount`,
  'the recount of a vote': ({ Fermo }) => `${Fermo}/recount`,
  'a result': ({ Fermo }) => `${Fermo}/result`,
  'an initiative in co-design': ({ inCoDesign }) => inCoDesign,
  'an initiative in follow-up': ({ inFollowUp }) => inFollowUp,
  'the versions of an initiative': ({ inCoDesign }) => `${inCoDesign}/revisions`,
  'the figures': () => '/insights',
  'the dictionary of figures': () => '/insights/dictionary',
  'the organisations': () => '/organisations',
  'an organisation': ({ organisation }) => organisation,
  'the integration tables': () => '/tables',
  'an integration table': ({ table }) => table,
  'a session of a table': ({ session }) => session,
  'the minutes of a session': ({ session }) => `${session}/minutes`,
  'the meetings': () => '/meetings',
  'the meetings of a month': () => '/meetings/month',
  'the meetings by place': () => '/meetings/places',
  'the field for the code of a certificate': () => '/meetings/certificates',
  'the procedures': () => '/procedures',
  'a procedure that takes people in': ({ openProcedure }) => openProcedure,
  'a procedure that ended': ({ endedProcedure }) => endedProcedure,
  'an act of a procedure': ({ endedProcedure }) => `${endedProcedure}/acts/2`,
  'the path of a procedure': ({ endedProcedure }) => `${endedProcedure}/path`,
  'the services': () => '/offers',
  'the services near a town': () => '/offers?q=italiano+Perugia',
  'a service': ({ offer }) => offer,
  'what is missing': () => '/offers/gaps',
  'the news': () => '/news',
  'a piece of news': ({ news }) => news,
  'the moderation log of news': () => '/news/moderation',
  'the projects': () => '/projects',
  'a project': ({ project }) => project,
  'the results': () => '/results',
  'the results of a project': ({ project }) => `/results${project}`,
  'the results of a province': () => '/results/territories/054',
  'the results of a municipality': () => '/results/territories/054039',
  'the figures of a project': ({ project }) => `/insights${project}`,
  'how it works': () => '/about',
  'coming in': () => '/sign-in',
};

describe('the pages for visitors', { timeout: 480_000 }, () => {
  let world;
  let places;
  let reader;
  let errors;
  before(async () => {
    world = await openWorld();
    reader = await visit(world, { language: 'it', javaScript: true });
    errors = heard(reader.page);
    places = await boards(world);
    places.inCoDesign = await firstInitiative(world, places.Perugia);
    places.inFollowUp = await firstInitiative(world, places.Fermo);
    places.organisation = await first(reader, '/organisations', 'main ul.items a');
    places.table = await first(reader, '/tables', 'main ul.items h2 a');
    places.session = await first(reader, places.table, 'section[aria-labelledby="sessions"] li:last-child h3 a');
    places.offer = await first(reader, '/offers', 'article.offer h3 a');
    places.news = await first(reader, '/news', 'article.news h2 a');
    places.openProcedure = await firstProcedure(reader, 'open');
    places.endedProcedure = await firstProcedure(reader, 'ended');
    places.project = await first(reader, '/projects', 'article.card h2 a');
  });
  after(() => world?.close());

  for (const language of ['it', 'ar']) {
    for (const [name, path] of Object.entries(PAGES)) {
      test(`${name} reads well in ${language}`, async () => {
        const answer = await reader.open(`/${language}${path(places)}`);
        assert.equal(answer.status(), 200);
        await readsWell(reader.page, errors);
      });
    }

    test(`an address that leads nowhere says so in ${language}`, async () => {
      const answer = await reader.open(`/${language}/nowhere`);
      assert.equal(answer.status(), 404);
      // The browser itself notes that the page was not found.
      const others = errors.splice(0).filter((error) => !error.includes('404'));
      await readsWell(reader.page, others);
    });
  }
});

async function firstProcedure(reader, stretch) {
  return first(reader, `/procedures?stretch=${stretch}`, 'main ul.items h2 a');
}

async function first({ page, open }, list, link) {
  await open(list);
  const address = await page.locator(link).first().getAttribute('href');
  return address.replace(/^\/it/, '');
}
