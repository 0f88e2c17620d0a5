/** spec/prod.yaml on the real engine. */
import { testLifecycle } from "./describe.ts";

testLifecycle("prod", { saves: "at the end" });
