import { companion } from "../shared/companion.ts";

/** Every push stays, and is paid for, without one. */
export default companion(
  "SEC-C5",
  "aws:ecr/repository:Repository",
  "aws:ecr/lifecyclePolicy:LifecyclePolicy",
  "repository",
  "old images are never dropped",
);
