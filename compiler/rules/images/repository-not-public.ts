import { closedToEverybody } from "../shared/tls-only.ts";
import type { Rule } from "../rule.ts";

const closed = closedToEverybody("repository-not-public", "aws:ecr/repositoryPolicy:RepositoryPolicy");

const rule: Rule = {
  severity: "error",
  title: "Repositories are private",
  reason: "Images hold the product's code.",
  source: "TODO-SOURCE",

  security: {
    optional: "never",
    demand: "repositories are private",
    ids: { checkov: ["CKV_AWS_32"], trivy: ["AWS-0032"], cdkNag: ["ECR1"], prowler: ["ecr_repositories_not_publicly_accessible"] },
  },

  *checkPlan(view) {
    yield* closed(view);
    for (const { id } of view.ofType("aws:ecrpublic/repository:Repository"))
      yield { resource: id, message: "the repository is in the public gallery" };
  },
};

export default rule;
