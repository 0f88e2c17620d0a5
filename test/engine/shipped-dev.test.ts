/** spec/dev.yaml on the real engine. */
import { testLifecycle } from "./shipped-lifecycle.ts";

testLifecycle("dev", "each step");
