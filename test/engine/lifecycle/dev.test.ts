/** spec/dev.yaml on the real engine. */
import { testLifecycle } from "./describe.ts";

testLifecycle("dev", "each step");
