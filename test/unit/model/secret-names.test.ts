/** Credentials are known by the forms that their issuers give them. The samples are put together here, so that no scanner finds them. */
import { describe, expect, it } from "vitest";
import { looksSecret } from "../../../compiler/model/secret-names.ts";

const letters = (count: number) => "aB3dE".repeat(30).slice(0, count);
const hex = (count: number) => "0a1b2c3d".repeat(30).slice(0, count);

const credentials: Readonly<Record<string, string>> = {
  AWS: `AKIA${"ABCD2345".repeat(2)}`,
  "AWS Bedrock": `ABSK${letters(80)}`,
  Atlassian: `ATATT3xFf${letters(60)}`,
  Azure: `abc8Q~${letters(34)}`,
  Brevo: `xkeysib-${hex(64)}-${letters(16)}`,
  Databricks: `dapi${hex(32)}`,
  DigitalOcean: `dop_v1_${hex(64)}`,
  Doppler: `dp.pt.${letters(43)}`,
  Figma: `figd_${letters(40)}`,
  GitHub: `ghp_${letters(36)}`,
  "GitLab runner": `glrt-${letters(20)}`,
  Google: `GOCSPX-${letters(28)}`,
  Grafana: `glsa_${letters(32)}_${hex(8)}`,
  HashiCorp: `${letters(14)}.atlasv1.${letters(64)}`,
  HubSpot: `pat-eu1-${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`,
  LaunchDarkly: `sdk-${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`,
  Linear: `lin_api_${letters(40)}`,
  Mailchimp: `${hex(32)}-us12`,
  Mailgun: `key-${hex(32)}`,
  "New Relic": `${hex(36)}NRAL`,
  Notion: `ntn_${letters(46)}`,
  OpenAI: `sk-proj-${letters(60)}`,
  PlanetScale: `pscale_tkn_${letters(43)}`,
  Postman: `PMAK-${hex(24)}-${hex(34)}`,
  Sentry: `sntrys_${letters(60)}`,
  Square: `sq0csp-${letters(43)}`,
  Stripe: `rk_live_${letters(24)}`,
  Supabase: `sbp_${hex(40)}`,
  Tailscale: `tskey-auth-${letters(24)}`,
  "a webhook of Teams": `https://x.webhook.office.com/webhookb2/${hex(40)}@${hex(20)}/IncomingWebhook/${hex(32)}`,
  "a signed URL": `https://x.blob.core.windows.net/c?sv=2024&sig=${letters(43)}`,
  "basic authentication": `Basic ${letters(36)}`,
  "a quoted assignment": `password="${letters(12)}"`,
};

const harmless: readonly string[] = [
  "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "d670460b4b4aece5915caf5c68d12f560a9fe3e4",
  "3f0c1b5e-8b0f-4f0e-9d0b-2f1c5a9b7e11",
  "arn:aws:iam::412356789014:role/pat-eu1-north",
  "Basic authentication is off",
  "key-value-store-of-the-platform",
  "sdk-web",
  "hf_core",
  "https://hooks.tidechat.io/?sig=short",
];

describe("a credential", () => {
  it.each(Object.entries(credentials))("of %s is known", (_, text) => {
    expect([text, `x ${text}`, `TOKEN=${text}`].map(looksSecret)).toEqual([true, true, true]);
  });

  it.each(harmless)("is not %s", (text) => {
    expect(looksSecret(text)).toBe(false);
  });
});
