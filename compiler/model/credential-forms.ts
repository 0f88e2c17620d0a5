/**
 * The forms of credentials that their issuers publish so that scanners find them.
 * https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
 * https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml
 */

/** What a credential begins with, and how many letters, digits, `.`, `_` and `-` follow at least, by vendor. */
const prefixes: Readonly<Record<string, readonly (readonly [prefix: string, least: number])[]>> = {
  "1password": [["ops_eyJ", 100]],
  adafruit: [["aio_", 28]],
  airtable: [["pat[A-Za-z0-9]{14}\\.", 40]],
  anthropic: [["sk-ant-", 24]],
  atlassian: [
    ["ATATT3xFf", 40],
    ["ATCTT3xFf", 40],
    ["ATBB", 28],
  ],
  aws: [
    ["AKIA", 16],
    ["ASIA", 16],
    ["ABSK", 60],
  ],
  beamer: [["b_", 44]],
  brevo: [
    ["xkeysib-", 64],
    ["xsmtpsib-", 64],
  ],
  buildkite: [
    ["bkua_", 40],
    ["bkaj_", 40],
  ],
  clojars: [["CLOJARS_", 60]],
  cloudflare: [["v1\\.0-[a-f0-9]{24}-", 100]],
  contentful: [["CFPAT-", 40]],
  databricks: [["dapi", 32]],
  datadog: [
    ["ddapp_", 34],
    ["ddpat_", 30],
  ],
  digitalocean: [["d[oc][opr]_v1_", 40]],
  docker: [["dckr_(?:pat|oat)_", 20]],
  doppler: [["dp\\.(?:pt|st|ct|sa|scim|audit)\\.", 40]],
  duffel: [["duffel_(?:live|test)_", 40]],
  dynatrace: [["dt0[a-z]\\d\\d\\.", 60]],
  easypost: [["EZ[AT]K", 54]],
  figma: [["fig[dour]_", 38]],
  flutterwave: [["FLWSECK[-_]", 20]],
  fly: [["fo1_", 43]],
  frameio: [["fio-u-", 60]],
  github: [
    ["gh[pousr]_", 30],
    ["github_pat_", 30],
  ],
  gitlab: [["gl(?:pat|dt|rt|cbt|ptt|ft|agent|imt|soat|oas|ffct)-", 20]],
  google: [
    ["AIza", 35],
    ["GOCSPX-", 24],
    ["ya29\\.", 30],
  ],
  grafana: [
    ["glsa_", 32],
    ["glc_", 32],
  ],
  groq: [["gsk_", 40]],
  hashicorp: [
    ["hv[sbr]\\.", 20],
    ["[A-Za-z0-9]{14}\\.atlasv1\\.", 60],
  ],
  heroku: [["HRKU-", 30]],
  hubspot: [["pat-(?:na|eu|ap)\\d-", 36]],
  huggingface: [
    ["hf_", 30],
    ["api_org_", 34],
  ],
  launchdarkly: [["(?:sdk|mob|api)-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-", 12]],
  linear: [["lin_(?:api|oauth)_", 40]],
  mailchimp: [["[a-f0-9]{32}-us", 1]],
  mailgun: [
    ["key-[a-f0-9]{32}", 0],
    ["pubkey-[a-f0-9]{32}", 0],
  ],
  netlify: [["nfp_", 36]],
  newrelic: [
    ["NRA[AKL]-", 27],
    ["NRJS-", 19],
    ["NRII-", 32],
    ["[a-f0-9]{36}NRAL", 0],
  ],
  notion: [["ntn_", 40]],
  npm: [["npm_", 36]],
  nuget: [["oy2[a-z0-9]{43}", 0]],
  onfido: [["api_(?:live|sandbox)[a-z_]*\\.", 36]],
  openai: [["sk-(?:proj-|svcacct-|admin-)?", 32]],
  perplexity: [["pplx-", 40]],
  planetscale: [["pscale_(?:tkn|pw|oauth)_", 32]],
  postman: [["PMAK-", 24]],
  prefect: [["pn[ub]_", 36]],
  pulumi: [["pul-", 40]],
  pypi: [["pypi-", 40]],
  readme: [["rdme_", 60]],
  replicate: [["r8_", 37]],
  rubygems: [["rubygems_", 40]],
  sendgrid: [["SG\\.[\\w-]{16,}\\.", 30]],
  sentry: [["sntry[su]_", 40]],
  shippo: [["shippo_(?:live|test)_", 40]],
  shopify: [["shp(?:at|ca|pa|ss)_", 32]],
  slack: [
    ["xox[abeprs]-", 10],
    ["xapp-", 10],
    ["xoxe\\.xox[bp]-", 20],
  ],
  sourcegraph: [["sgp_", 40]],
  square: [
    ["sq0(?:csp|atp|idp)-", 22],
    ["EAAA", 60],
  ],
  stripe: [
    ["[rs]k_(?:live|test|prod)_", 10],
    ["whsec_", 20],
  ],
  supabase: [
    ["sbp_", 40],
    ["sb_secret_", 20],
  ],
  tailscale: [["tskey-[a-z]+-", 20]],
  twilio: [["SK[a-f0-9]{32}", 0]],
  typeform: [["tfp_", 44]],
};

/** Characters of the shortest credential. */
const shortest = 15;

/** The words of a text that are long enough for a credential. */
const words = /[\w.-]{15,}/g;

/** A credential at the beginning of a word, or behind a sign in it; where its length is fixed, nothing follows. */
const prefixed = new RegExp(
  `(?:^|[.-])(?:${Object.values(prefixes)
    .flat()
    .map(([prefix, least]) => (least === 0 ? `${prefix}(?![A-Za-z0-9])` : `${prefix}[\\w.-]{${least},}`))
    .join("|")})`,
);

/** Forms with other signs. One expression, because every text of a plan is looked at: to start one takes longer than to read a text. */
const others = new RegExp(
  [
    /-----BEGIN [A-Z ]*PRIVATE KEY|\bPuTTY-User-Key-File|\bAGE-SECRET-KEY-1\w{50,}/,
    /hooks\.slack\.com\/(services\/T\w+\/B\w+|workflows\/T\w+\/A\w+)\/\w{10,}|\bdiscord(app)?\.com\/api\/webhooks\/\d+\//,
    /\bwebhook\.office\.com\/webhookb2\/[\w@-]{30,}|\bevents\.pagerduty\.com\/integration\/\w{20,}/,
    // Secrets of Azure, tokens of Fly.
    /\b[A-Za-z0-9]{3}[78]Q~[\w.~-]{31,}|\bFlyV1 fm\d_[\w+/=,]{40,}/,
    // Tokens of Telegram and Asana.
    /\b\d{8,10}:AA[\w-]{30,}|\b\d\/\d{10,}(\/\d{10,})?:[a-f0-9]{32}\b/,
    // Shared access signatures of Azure, and signed URLs of AWS and Google.
    /[?&](sig=[\w%+/-]{30,}|X-(Amz|Goog)-Signature=[a-f0-9]{32,})/,
    /\b(Bearer [\w.~+/-]{20,}|Basic [A-Za-z0-9+/]{20,}={0,2}(?![A-Za-z0-9+/]))/,
    // A secret access key of AWS has no form but its length and its letters.
    /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[/+])[A-Za-z0-9/+]{40}$/,
    /(?<![\w-])eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\./,
  ]
    .map(({ source }) => source)
    .join("|"),
);

/** Does the text contain a credential? */
export function holdsCredential(text: string): boolean {
  // None is shorter, and almost every text of a plan is.
  if (text.length < shortest) return false;
  return (text.match(words) ?? []).some((word) => prefixed.test(word)) || others.test(text);
}
