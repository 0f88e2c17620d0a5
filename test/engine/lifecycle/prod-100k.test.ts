/** spec/prod-100k.yaml on the real engine. */
import { testLifecycle } from "./describe.ts";

testLifecycle("prod-100k", { saves: "at the end" });
