/** spec/dev.yaml on the real engine. */
import { testLifecycle } from "./describe.ts";

testLifecycle("dev", { saves: "each step", inDetail: true });
