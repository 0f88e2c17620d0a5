/** Detects variables that hold a secret, by name or by value. */

const telling =
  /(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|(PRIVATE|API|ACCESS|SECRET|ENCRYPTION|SIGNING|MASTER)_KEY|SECRET_KEY_BASE|CREDENTIALS?|DATABASE_URL|DATABASE_READ_URL|REDIS_[A-Z_]*URL|_DSN|_PASS|_PWD)$/;

/**
 * AWS access keys, private keys, tokens whose services give them a form of their own, and JSON Web Tokens.
 * https://docs.github.com/en/code-security/secret-scanning/introduction/supported-secret-scanning-patterns
 */
const secretForms = [
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  /\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{30,}|\bglpat-[\w-]{20,}/,
  /\bxox[abeprs]-[A-Za-z0-9-]{10,}|\bxapp-[A-Za-z0-9-]{10,}|hooks\.slack\.com\/services\/T\w+\/B\w+\/\w{10,}/,
  /\b[rs]k_(live|test)_[A-Za-z0-9]{10,}|\bwhsec_[A-Za-z0-9]{20,}/,
  /\bnpm_[A-Za-z0-9]{36}\b|\bpypi-[\w-]{40,}|\bdckr_pat_[\w-]{20,}|\bhvs\.[\w-]{20,}|\bdop_v1_[a-f0-9]{40,}/,
  /\bAIza[\w-]{35}|\bSG\.[\w-]{16,}\.[\w-]{30,}|\bsk-(ant-|proj-)?[\w-]{32,}|\bpul-[a-f0-9]{40}\b/,
  /\bshp(at|ca|pa|ss)_[a-f0-9]{32}|\bhf_[A-Za-z]{30,}|\bSK[a-f0-9]{32}\b|\bHRKU-[\w-]{30,}|\bAGE-SECRET-KEY-1\w{50,}|\b\d{8,10}:AA[\w-]{30,}/,
  /\bdiscord(app)?\.com\/api\/webhooks\/\d+\/|\bevents\.pagerduty\.com\/integration\/\w{20,}|\bPuTTY-User-Key-File/,
  /\bBearer [\w.~+/-]{20,}/,
  // A secret access key of AWS has no form but its length and its letters.
  /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[/+])[A-Za-z0-9/+]{40}$/,
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\./,
];

/** One expression, because every text of a plan is looked at: to start one takes longer than to read a text. */
const anySecretForm = new RegExp(secretForms.map(({ source }) => source).join("|"));

/** A password or key that a text assigns, as connection strings do. */
const assigned = /(?<![a-z0-9])(password|passwd|pwd|api_?key|accountkey|client_?secret|secret_?key)\s{0,9}=\s{0,9}[^\s;&"'{$<*\u2026]{6,}/i;

/** A URL that contains a password. */
const urlWithPassword = /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^/\s:@]{0,256}:[^/\s:@]{1,256}@/i;

/** Does the name suggest that the value is a secret? */
export function tellsSecret(name: string): boolean {
  return telling.test(name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toUpperCase());
}

/** Does the value look like a secret? */
export function looksSecret(value: string): boolean {
  return holdsSecret(value) || (base64.test(value) && holdsSecret(atob(value)));
}

function holdsSecret(value: string): boolean {
  return (
    anySecretForm.test(value) || (value.includes("=") && assigned.test(value)) || (value.includes("://") && urlWithPassword.test(value))
  );
}

/** Base64 of twenty bytes or more. */
const base64 = /^(?=[^=]{27})([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
