import { closedToEverybody } from "../shared/tls-only.ts";
import type { PolicyRule } from "../shared/view.ts";

const closed = closedToEverybody("SEC-C4", "aws:ecr/repositoryPolicy:RepositoryPolicy");

/** Images hold the product's code. */
const rule: PolicyRule = {
  code: "SEC-C4",
  *check(view) {
    yield* closed.check(view);
    for (const { id } of view.ofType("aws:ecrpublic/repository:Repository"))
      yield { resource: id, message: "the repository is in the public gallery" };
  },
};

export default rule;
