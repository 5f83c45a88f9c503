import { loadPack } from '#policy/load-packs.js';
import { City } from '../support/city.js';
import { cutPack } from '../support/cut-pack.js';
import { startInstance, type Instance } from '../support/instance.js';
import type { PagePack } from '../support/page-pack.js';
import { answer, casesOf, open, personAtDesk } from './support/play.js';
import { paysIn, setFigures } from './support/outside.js';
import { standsAs } from './support/standing.js';
import { walks, type Act } from './support/story.js';

/**
 * What each process of each city does, told as its officials live it: desk, decision, and what stands
 * afterwards. A city's stories share one instance and one walk through time.
 */
for (const walk of walks()) {
  describe(`the stories of ${walk.city}`, () => {
    let pack: PagePack;
    let instance: Instance;
    let city: City;
    let division: string;
    let reader: string;

    beforeAll(async () => {
      pack = cutPack(walk.city, walk.units);
      const settings = { TONGCHOU_POLICY_DIR: pack.folder, TONGCHOU_CITIES: walk.city };
      Object.assign(process.env, settings);
      instance = await startInstance(`stories-${walk.city}`, { date: walk.begins, settings });
      city = new City(instance);
      division = loadPack(walk.city).division;
      reader = await personAtDesk(city, `${division}.FINANCE.approver`);
    }, 240_000);
    afterAll(async () => {
      delete process.env['TONGCHOU_POLICY_DIR'];
      delete process.env['TONGCHOU_CITIES'];
      await instance?.stop();
      pack?.remove();
    }, 90_000);

    /** Stories whose acts went wrong: what follows would only wait for what never comes. */
    const broken = new Set<string>();
    async function plays(act: Act & { readonly story: string }): Promise<void> {
      if (broken.has(act.story)) throw new Error(`an earlier act of ${act.story} went wrong`);
      broken.add(act.story);
      await played(act);
      broken.delete(act.story);
    }

    async function played(act: Act): Promise<void> {
      const at = `${act.at}:00+08:00`;
      if (Date.parse(await city.now()) < Date.parse(at)) {
        expect({ at, pending: await city.moveTo(at) }).toEqual({ at, pending: [] });
      }
      await setFigures(instance, walk.city, act.figures);
      for (const caseId of await casesOf(city, walk.city, act)) {
        if (act.opens) await open(city, caseId, division, act.opens);
        if (act.pays) await paysIn(instance, caseId, act.pays);
        for (const said of act.decides) await answer(city, caseId, division, said);
        if (act.expects) await standsAs(city, reader, caseId, act.expects);
      }
    }

    for (const act of walk.acts) {
      test(`${act.story} ${act.at} ${act.says}`, () => plays(act), 240_000);
    }
  });
}
