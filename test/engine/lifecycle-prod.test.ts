/** spec/prod.yaml on the real engine. */
import { testLifecycle } from "./lifecycle.ts";

testLifecycle("prod", "each step");
