import { closedToEverybody } from "../tls-only.ts";

/** Images hold the product's code. */
export default closedToEverybody("SEC-C4", "aws:ecr/repositoryPolicy:RepositoryPolicy");
