import { closedToEverybody } from "../shared/tls-only.ts";

/** A secret's policy never names everybody. */
export default closedToEverybody("SEC-K3", "aws:secretsmanager/secretPolicy:SecretPolicy", "aws:secretsmanager/secret:Secret");
