/** spec/prod.yaml on the real engine. */
import { testLifecycle } from "./describe.ts";

testLifecycle("prod", "each step");
