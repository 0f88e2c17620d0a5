/** spec/prod-100k.yaml on the real engine. */
import { testLifecycle } from "./lifecycle.ts";

testLifecycle("prod-100k", "at the end");
