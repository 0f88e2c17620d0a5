/** Names and windows that AWS returns in lower case. */
import type { Normalization } from "./types.ts";

const lower = (value: unknown): unknown => (typeof value === "string" ? value.toLowerCase() : value);

export const lowerCase: Normalization = {
  returned: lower,
  compared: lower,
  sources: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html",
    "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/rds/instance.go",
    "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/route53/record.go",
  ],
};
