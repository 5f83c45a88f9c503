import { loadPack } from '#policy/load-packs.js';
import { cutPack } from '../support/cut-pack.js';
import { pageInstance } from '../support/page-instance.js';
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
    const { city, instance } = pageInstance(`stories-${walk.city}`, {
      pack: () => cutPack(walk.city, walk.units),
      cities: walk.city,
      date: walk.begins,
    });
    let division: string;
    let reader: string;
    beforeAll(async () => {
      division = loadPack(walk.city).division;
      reader = await personAtDesk(city, `${division}.FINANCE.approver`);
    });

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
      test(`${act.story} ${act.at} ${act.says}`, () => plays(act));
    }
  });
}
