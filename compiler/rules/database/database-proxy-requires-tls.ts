import { isTrue, demand } from "../shared/demand.ts";

/** Clients of the proxy speak TLS. */
export default demand("SEC-R5", "aws:rds/proxy:Proxy", "requireTls", "true", isTrue);
