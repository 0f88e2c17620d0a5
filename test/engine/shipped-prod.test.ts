/** spec/prod.yaml on the real engine. */
import { testLifecycle } from "./shipped-lifecycle.ts";

testLifecycle("prod", "each step");
