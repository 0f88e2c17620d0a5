/** spec/dev.yaml on the real engine. */
import { testLifecycle } from "./lifecycle.ts";

testLifecycle("dev", "each step");
