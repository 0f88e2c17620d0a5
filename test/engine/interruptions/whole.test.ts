/** Interrupted updates of the whole prod and prod-100k plans: hundreds of resources, and other calls in progress at the time. */
import { large, prod } from "./courses.ts";
import { describeInterruptions, describeKills } from "./describe.ts";
import { ofLarge, ofProd } from "./moments.ts";

const [ofAllProd, ofAllLarge] = [prod(), large()];

describeInterruptions(ofAllProd, { "the provider is killed": [ofProd.update] });
describeKills(ofAllLarge, [ofLarge.creation]);
